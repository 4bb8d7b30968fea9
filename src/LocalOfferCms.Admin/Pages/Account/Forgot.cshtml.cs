using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Asks for a mail with a link: to choose a new password, or to sign in. It answers the same whether the address is known or not.</summary>
internal abstract class AskForMailModel(AccountMail mail, AccountMailKind kind) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Where signing in leads.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>Whether the request was taken.</summary>
    public bool IsSent { get; private set; }

    public async Task OnPostAsync(CancellationToken ct)
    {
        var within = Return is { } address && address.StartsWith(Request.PathBase + "/", StringComparison.OrdinalIgnoreCase) ? address[Request.PathBase.Value!.Length..] : null;
        if (await mail.AskAsync(kind, Email ?? "", within, HttpContext.Machine(), ct) is { } refusal)
        {
            ModelState.AddModelError(nameof(Email), refusal.Message);
            return;
        }

        IsSent = true;
    }
}

/// <summary>For somebody who has forgotten their password.</summary>
internal sealed class ForgotModel(AccountMail mail) : AskForMailModel(mail, AccountMailKind.PasswordReset);

/// <summary>For somebody who signs in so rarely that they have none.</summary>
internal sealed class EmailLinkModel(AccountMail mail) : AskForMailModel(mail, AccountMailKind.SignInLink);
