using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Guidance.Pages.Guidance;

/// <summary>Every page of the site, as it is ordered: each in its section, and again in every other section that lists it.</summary>
[CachedPage]
internal sealed class SiteMapModel(CmsDbContext db, SiteSnapshots snapshots) : PageModel
{
    public SiteSnapshot Site { get; private set; } = null!;

    public SiteTree Tree { get; private set; } = null!;

    /// <summary>Pages that are kept for the record only.</summary>
    public IReadOnlyList<SiteTreePage> Archived { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        var pages = await PagesAsync(ct);
        Tree = SiteTree.Of([.. pages.Where(p => !p.IsArchived).Select(p => p.Page)]);
        Archived = [.. pages.Where(p => p.IsArchived).Select(p => p.Page).OrderBy(p => p.Title, StringComparer.OrdinalIgnoreCase)];
        ViewData["Title"] = "Site map";
        ViewData["Description"] = "Every page of this site, in order.";
    }

    /// <summary>One query gives a row for each section that lists a page. Addresses of old words are left out: they only lead elsewhere.</summary>
    private async Task<List<(SiteTreePage Page, bool IsArchived)>> PagesAsync(CancellationToken ct)
    {
        var rows = await (
            from page in db.PublishedPages.AsNoTracking()
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            join link in db.Links.Where(l => l.Kind == "Parent") on page.ContentItemId equals link.FromItemId into links
            from link in links.DefaultIfEmpty()
            where page.Path != null && page.ContentType != ListedPages.LeadsElsewhere
            orderby page.Position, page.Title, page.ContentItemId, link.Position
            select new { page.ContentItemId, page.ParentId, page.Title, Path = page.Path!, version.Stage, Section = link == null ? null : link.ToItemId })
            .ToListAsync(ct);
        return [.. rows.GroupBy(row => (row.ContentItemId, row.ParentId, row.Title, row.Path, row.Stage)).Select(page => (
            new SiteTreePage(page.Key.ContentItemId, page.Key.ParentId, page.Key.Title, page.Key.Path) { AlsoUnder = [.. page.Skip(1).Select(row => row.Section!)] },
            page.Key.Stage == ContentStage.Archived))];
    }
}
