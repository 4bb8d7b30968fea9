using LocalOfferCms.Admin.People;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>What a link to sign in opens. Opening it does nothing, since mail scanners open links; the button signs in.</summary>
internal sealed class LinkModel(PersonLinks links, SignIn signIn, AccountMail mail, LocalOfferCms.Core.Data.CmsDbContext db) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    public LinkState State { get; private set; }

    /// <summary>Whose it is; shown when it works, so that nobody signs in as somebody else unawares.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether a new link was asked for.</summary>
    public bool IsSent { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await FindAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        if (found.State != LinkState.Good)
        {
            return Page();
        }

        await using (var write = await db.BeginWriteAsync(ct))
        {
            if (!await links.UseAsync(found.Link!, ct))
            {
                State = LinkState.Spent;
                return Page();
            }

            await write.CommitAsync(ct);
        }

        var back = $"{Request.PathBase}/{MagicLinks.ReturnPath(found.Link!.Data)}";
        return await signIn.ContinueAsync(HttpContext, found.Person!, back, ct) ? this.GoBack(back) : RedirectToPage("/Account/Code");
    }

    /// <summary>Sends a new link to the address that this one went to.</summary>
    public async Task<IActionResult> OnPostNewAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        if (found.State == LinkState.Spent)
        {
            await mail.AskAsync(AccountMailKind.SignInLink, found.Person!.Email!, found.Link!.Data, HttpContext.Machine(), ct);
            IsSent = true;
        }

        return Page();
    }

    private async Task<FoundLink> FindAsync(CancellationToken ct)
    {
        var found = await links.FindAsync(PersonLinkKind.SignIn, Token, ct);
        (State, Email) = (found.State, found.Person?.Email);
        return found;
    }
}
