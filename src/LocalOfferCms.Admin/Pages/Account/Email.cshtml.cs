using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Begins the change of one's own address.</summary>
[RequiresSignIn]
internal sealed class EmailModel(CurrentPerson current, EmailChange change, Throttle throttle) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public string Now => current.Email;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // It tells whether an address is taken, so it may not be asked for ever; and it sends mail to whatever is typed.
        if (!throttle.Try(ThrottleLimit.MailToAddress, current.Id))
        {
            ModelState.AddModelError(nameof(Email), "You have asked for this several times. Wait an hour and try again.");
            return Page();
        }

        try
        {
            await change.BeginAsync(current.Person!, Email ?? "", ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Email", nameof(Email)));
            return Page();
        }

        TempData.SayDone($"We have written to {Now} and to {Email}. Your address changes when both links are confirmed.");
        return RedirectToPage("/Account/Index");
    }
}
