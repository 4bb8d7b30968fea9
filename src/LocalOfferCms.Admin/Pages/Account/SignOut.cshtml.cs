using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Signs out; by a button only, so that no link can do it.</summary>
internal sealed class SignOutModel(SignIn signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/account/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await signIn.OutAsync(HttpContext, ct);
        return LocalRedirect("~/account/sign-in");
    }
}
