using System.ComponentModel.DataAnnotations;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Sign-in with address and password.</summary>
internal sealed class SignInModel(SignIn signIn) : PageModel
{
    /// <summary>The same words whether the address is unknown, the password wrong or the account locked.</summary>
    public static readonly string Refused = $"The email address or the password is not right. Check both and try again. After {Core.People.SignIn.MostWrong} wrong tries an account is locked for {Core.People.SignIn.Lock.TotalMinutes:0} minutes.";

    public const string Wait = "There were too many wrong tries from here. Wait 15 minutes and try again.";

    [BindProperty, Required(ErrorMessage = "Enter your email address")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your password")]
    public string Password { get; set; } = "";

    /// <summary>Where to go afterwards; an address of this site.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (signIn.MustWait(HttpContext.Machine()))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError("", Wait);
            return Page();
        }

        if (await signIn.CheckPasswordAsync(Email, Password, HttpContext.Machine(), ct) is not { } person)
        {
            ModelState.AddModelError(nameof(Email), Refused);
            return Page();
        }

        return await signIn.ContinueAsync(HttpContext, person, Return, ct) ? this.GoBack(Return) : RedirectToPage("/Account/Code");
    }
}
