using System.ComponentModel.DataAnnotations;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Sign-in with address and password.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInModel(SignInManager<Person> signIn) : PageModel
{
    private const string Refused = "The e-mail address or the password is not right. Check both and try again.";

    [BindProperty, Required(ErrorMessage = "Enter your e-mail address")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your password")]
    public string Password { get; set; } = "";

    /// <summary>Where to go afterwards; an address of this site.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await signIn.PasswordSignInAsync(Email.Trim(), Password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            ModelState.AddModelError(nameof(Email), Refused);
            return Page();
        }

        return Url.IsLocalUrl(Return) ? LocalRedirect(Return) : LocalRedirect("~/admin");
    }
}
