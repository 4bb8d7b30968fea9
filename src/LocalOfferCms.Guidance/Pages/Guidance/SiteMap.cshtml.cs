using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Guidance.Pages.Guidance;

/// <summary>Every page of the site, as it is ordered.</summary>
[CachedPage]
internal sealed class SiteMapModel(CmsDbContext db, SiteSnapshots snapshots) : PageModel
{
    public SiteSnapshot Site { get; private set; } = null!;

    public SiteTree Tree { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Tree = SiteTree.Of(await db.PublishedPages.AsNoTracking()
            .Where(page => page.Path != null)
            .OrderBy(page => page.Position).ThenBy(page => page.Title)
            .Select(page => new SiteTreePage(page.ContentItemId, page.ParentId, page.Title, page.Path!))
            .ToListAsync(ct));
        ViewData["Title"] = "Site map";
        ViewData["Description"] = "Every page of this site, in order.";
    }
}
