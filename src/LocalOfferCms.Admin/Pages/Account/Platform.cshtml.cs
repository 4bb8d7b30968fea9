using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Account;

/// <summary>Where a member of the platform's staff steps into the council that has let them in.</summary>
internal sealed class PlatformModel(PersonLinks links, SignIn signIn, CmsDbContext db) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    public FoundLink Found { get; private set; } = new(LinkState.Unknown, null, null);

    public async Task OnGetAsync(CancellationToken ct) => Found = await links.FindAsync(PersonLinkKind.PlatformEntry, Token, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Found = await links.FindAsync(PersonLinkKind.PlatformEntry, Token, ct);
        if (Found.State != LinkState.Good)
        {
            return Page();
        }

        await using (var write = await db.BeginWriteAsync(ct))
        {
            if (!await links.UseAsync(Found.Link!, ct))
            {
                return RedirectToPage("/Account/SignIn");
            }

            await write.CommitAsync(ct);
        }

        // The platform's own sign-in has asked for a code.
        await signIn.StartAsync(HttpContext, Found.Person!, secondFactor: true, ct);
        return LocalRedirect("~/admin");
    }
}
