using System.Text;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Sets up an authenticator app, shows recovery codes once, and makes new ones.</summary>
[RequiresSignIn(WithoutSecondFactor = true)]
internal sealed class SecondFactorModel(SecondFactor factor, CurrentPerson current, CurrentTenant tenant, IDataProtectionProvider protection) : PageModel
{
    /// <summary>The new key, sealed for this person.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The recovery codes, sealed, for the file.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    /// <summary>Where to go afterwards; an address of this site.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>The key as it is typed into an app that has no camera.</summary>
    public string KeyInWords => string.Join(' ', (factor.Open(current.Id, Key) ?? "").Chunk(4).Select(four => new string(four)));

    public string Account => current.Email;

    public string Site => tenant.Value.Title;

    public bool IsSetUp { get; private set; }

    public bool IsRequired => current.MustSetUpSecondFactor;

    public int CodesLeft { get; private set; }

    /// <summary>Recovery codes, once, when they were made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        IsSetUp = current.Person!.TwoFactorEnabled;
        CodesLeft = await factor.CodesLeftAsync(current.Id, ct);
        Key = IsSetUp ? null : factor.NewKey(current.Id);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (current.Person!.TwoFactorEnabled)
        {
            return RedirectToPage();
        }

        if (factor.Open(current.Id, Key) is not { } key)
        {
            return RedirectToPage();
        }

        if (await factor.SetUpAsync(current, key, Code ?? "", ct) is not { } codes)
        {
            ModelState.AddModelError(nameof(Code), "The code is not right. Check that your telephone shows the right time, and enter the code that it shows now.");
            return Page();
        }

        return Show(codes);
    }

    public async Task<IActionResult> OnPostNewCodesAsync(CancellationToken ct) =>
        current.Person!.TwoFactorEnabled && !current.MustSetUpSecondFactor ? Show(await factor.NewCodesAsync(current, ct)) : RedirectToPage();

    /// <summary>The codes as a file. They come from the page itself: the site does not have them any more.</summary>
    public IActionResult OnPostDownload()
    {
        try
        {
            var text = Protector.Unprotect(Sealed ?? "");
            return File(Encoding.UTF8.GetBytes($"Recovery codes for {current.Email}, {tenant.Value.Title}\r\nEach works once.\r\n\r\n{text}\r\n"), "text/plain", "recovery-codes.txt");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Not from this person's page.
            return RedirectToPage();
        }
    }

    public IActionResult OnPostContinue() => this.GoBack(Return);

    private PageResult Show(IReadOnlyList<string> codes)
    {
        (Codes, Sealed) = (codes, Protector.Protect(string.Join("\r\n", codes)));
        ModelState.Clear();
        return Page();
    }

    private IDataProtector Protector => protection.CreateProtector("RecoveryCodes.Download", current.Id);
}
