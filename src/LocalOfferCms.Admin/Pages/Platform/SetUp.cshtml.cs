using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Platform;

/// <summary>Where a member of the platform's staff chooses a password and sets up an authenticator app, by the link that a command printed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SetUpModel(PlatformStaff staff) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public PlatformPerson? Person { get; private set; }

    public string KeyInWords { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Person = await staff.FindSetUpAsync(Token, ct);
        Show(Person is null ? null : staff.NewKey(Person));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Person = await staff.FindSetUpAsync(Token, ct);
        if (Person is null)
        {
            return Page();
        }

        if (await staff.SetUpAsync(Person, Password ?? "", Key, Code ?? "", ct) is { Count: > 0 } refusals)
        {
            ModelState.Show(refusals, ("Password", nameof(Password)), ("Code", nameof(Code)));
            Show(Key);
            return Page();
        }

        return RedirectToPage("/Platform/SignIn");
    }

    private void Show(string? key)
    {
        Key = key;
        KeyInWords = Person is null ? "" : string.Join(' ', (staff.Open(Person, key) ?? "").Chunk(4).Select(four => new string(four)));
    }
}
