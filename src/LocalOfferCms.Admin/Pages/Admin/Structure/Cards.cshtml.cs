using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>A landing page with the titles of its cards.</summary>
internal sealed record LandingLine(string Id, string Title, string Path, IReadOnlyList<string> Cards);

/// <summary>Which cards stand on which landing page, with the way to each page's editor: cards are a part of their page.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class CardsModel(CmsDbContext db) : PageModel
{
    private const int PageSize = 30;

    public IReadOnlyList<LandingLine> Lines { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = ListedPages.Of(db).Where(p => p.ContentType == "LandingPage");
        Pages = PageNumbers.For(Request.PageNumber(), await all.CountAsync(ct), PageSize, n => $"~/admin/structure/cards?page={n}");
        var rows = await (from page in all.OrderBy(p => p.Path).Skip((Pages.Current - 1) * PageSize).Take(PageSize)
                          join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
                          orderby page.Path
                          select new { page.ContentItemId, page.Title, page.Path, version.Data }).ToListAsync(ct);
        Lines = [.. rows.Select(r => new LandingLine(r.ContentItemId, r.Title, r.Path ?? "",
            [.. new ContentDocument("LandingPage", JsonText.Object(r.Data)).Items("Cards").Select(c => c.DisplayText)]))];
    }
}
