using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.YouSaid;

/// <summary>The yearly publication of comments and answers.</summary>
[CachedPage]
internal sealed class YearModel(CmsDbContext db, SiteSnapshots snapshots, PageTags tags, LocalTime local, TimeProvider clock) : PageModel
{
    public SiteSnapshot Site { get; private set; } = null!;
    public YearView Shown { get; private set; } = null!;

    /// <summary>Why this is published, as the council's settings have it; null when they say nothing.</summary>
    public (string Words, string? Source)? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        if (await YearView.LoadAsync(db, Site, local, year, clock.GetUtcNow().UtcDateTime, ct) is not { } view)
        {
            return NotFound();
        }

        Shown = view;
        // The figures so far change with every comment that comes; their ten minutes in the cache are soon enough.
        tags.DependOnlyOn([AnswerAddress.Tag]);
        Why = Site.Setting(CommentSettings.Document, "WhyPublished") is { } words ? (words, Site.Setting(CommentSettings.Document, "WhyPublishedSource")) : null;
        ViewData["Title"] = $"Comments and answers {year}";
        ViewData["Description"] = $"What families told us about the Local Offer, and what became of it: the report of {year}.";
        return Page();
    }
}
