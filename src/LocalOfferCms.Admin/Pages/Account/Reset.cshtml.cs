using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Chooses a new password by the link of a mail.</summary>
internal sealed class ResetModel(PersonLinks links, Passwords passwords) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public LinkState State { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => State = (await links.FindAsync(PersonLinkKind.PasswordReset, Token, ct)).State;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var found = await links.FindAsync(PersonLinkKind.PasswordReset, Token, ct);
        if ((State = found.State) != LinkState.Good)
        {
            return Page();
        }

        try
        {
            await passwords.ResetAsync(found, Password ?? "", ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Password", nameof(Password)));
            return Page();
        }

        TempData.SayDone("Your password is changed. Sign in with the new one.");
        return RedirectToPage("/Account/SignIn");
    }
}
