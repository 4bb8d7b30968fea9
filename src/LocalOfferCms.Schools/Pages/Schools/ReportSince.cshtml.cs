using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PageContext = LocalOfferCms.Core.Pages.PageContext;

namespace LocalOfferCms.Schools.Pages.Schools;

/// <summary>What a school's report says otherwise than it did in a former school year.</summary>
[CachedPage]
internal sealed class ReportSinceModel(PageLoader loader, ReportHistory history, ContentMarkdown markdown) : PageModel
{
    public PageContext Shown { get; private set; } = null!;
    public FormerReport Former { get; private set; } = null!;
    public ReportChanges Changes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string school, int year, CancellationToken ct)
    {
        if (await loader.FindAsync($"schools/{school}/{ReportAddress.LastSegment}", null, ct) is not PageFound { Page: { SubPath: "", Page.ContentType: ReportStanding.ContentType } page })
        {
            return NotFound();
        }

        var years = await history.FindAsync(page.Page.Id, page.Content, page.PublishedUtc, ct);
        if (years.FirstOrDefault(y => y.StartYear == year) is not { } former)
        {
            return NotFound();
        }

        (Shown, Former) = (page, former);
        Changes = ReportChanges.Between(former.Content, ReportReading.Open(page), markdown, page.Site.References);
        ViewData["Title"] = $"What has changed since {former.SchoolYear} - {page.Page.Title}";
        ViewData["Description"] = $"{page.Page.Title}: what it says otherwise than in {former.SchoolYear}.";
        ViewData["NoIndex"] = true;
        return Page();
    }
}
