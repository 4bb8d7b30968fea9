using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Changes one's own password.</summary>
[RequiresSignIn]
internal sealed class PasswordModel(CurrentPerson current, Passwords passwords, Throttle throttle) : PageModel
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether there is one; who signs in by links has none to give.</summary>
    public bool HasOne => current.Person!.PasswordHash is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HasOne && (throttle.IsReached(ThrottleLimit.WrongFromMachine, current.Id) || !passwords.IsRight(current.Person!, Old)))
        {
            throttle.Try(ThrottleLimit.WrongFromMachine, current.Id);
            ModelState.AddModelError(nameof(Old), "This is not your password.");
            return Page();
        }

        try
        {
            await passwords.ChangeAsync(current.Person!, Password ?? "", current.SessionId, ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Password", nameof(Password)));
            return Page();
        }

        TempData.SayDone("Your password is changed. You are signed out everywhere else.");
        return RedirectToPage("/Account/Index");
    }
}
