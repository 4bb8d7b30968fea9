using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Platform;

/// <summary>Sign-in of the platform's staff.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PlatformSignInModel(PlatformStaff staff) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await staff.SignInAsync(HttpContext, Email ?? "", Password ?? "", Code ?? "", HttpContext.Machine(), ct))
        {
            ModelState.AddModelError(nameof(Email), "The email address, the password or the code is not right. Check all three and try again.");
            return Page();
        }

        return RedirectToPage("/Platform/Console");
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await HttpContext.SignOutAsync(PlatformStaff.Scheme);
        return RedirectToPage();
    }
}
