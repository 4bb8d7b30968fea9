using System.ComponentModel.DataAnnotations;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code.</summary>
internal sealed class CodeModel(SignIn signIn) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter the code that your app shows")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await signIn.WaitingAsync(HttpContext, ct) is null ? RedirectToPage("/Account/SignIn") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await signIn.WaitingAsync(HttpContext, ct) is not { } waiting)
        {
            return RedirectToPage("/Account/SignIn");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (signIn.MustWait(HttpContext.Machine()))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError("", SignInModel.Wait);
            return Page();
        }

        if (!await signIn.CheckCodeAsync(HttpContext, waiting.Person, Code, HttpContext.Machine(), ct))
        {
            ModelState.AddModelError(nameof(Code), "The code is not right, or was used already. Wait for the next one and enter that.");
            return Page();
        }

        return this.GoBack(waiting.Return);
    }
}
