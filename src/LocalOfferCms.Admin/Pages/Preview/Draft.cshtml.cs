using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PageContext = LocalOfferCms.Core.Pages.PageContext;

namespace LocalOfferCms.Admin.Pages.Preview;

/// <summary>A draft for somebody without an account who was given a link to it. Nothing about it is kept or passed on.</summary>
internal sealed class DraftModel(PreviewLinks links, PageLoader loader, IEnumerable<IPageVisits> visits, IEnumerable<ISubPages> subPages) : PageModel
{
    /// <summary>The draft; null when the link opens nothing, or nothing any more.</summary>
    public PageContext? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, string? part, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        // The draft's own pictures ask with this page's address; no other site ever learns it.
        Response.Headers["Referrer-Policy"] = "same-origin";
        Shown = token.Length <= 64 && await links.OpenAsync(token, ct) is { } id ? await loader.DraftAsync(id, part ?? "", $"preview/{token}", ct) : null;
        if (Shown is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        if (!subPages.Has(Shown))
        {
            return NotFound();
        }

        return visits.FirstOrDefault(v => v.ContentType == Shown.Type.Name)?.Answer(Shown, HttpContext, ViewData) ?? Page();
    }
}
