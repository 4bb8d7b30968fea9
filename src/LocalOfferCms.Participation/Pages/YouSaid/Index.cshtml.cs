using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Charts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.YouSaid;

/// <summary>What families said and what the council did about it, newest first.</summary>
[CachedPage("q", "topic", "action", "about", "answer", "page")]
internal sealed class YouSaidModel(SiteSnapshots snapshots, AnswerList list, PageTags tags, LocalTime local) : PageModel
{
    private const int PageSize = 20;
    private const int MostPages = 10_000;

    public SiteSnapshot Site { get; private set; } = null!;
    public AnswerFilter Filter { get; private set; } = AnswerFilter.None;
    public AnswerListing Listing { get; private set; } = null!;
    public BarChart Chart { get; private set; } = null!;
    public PageNumbers Pages { get; private set; } = null!;
    public int ThisYear => local.Today.Year;

    /// <summary>Why this is published and where that stands, as the council's settings have it; null when they say nothing.</summary>
    public (string Words, string? Source)? Why { get; private set; }

    public string CountInWords => Listing.Total switch { 0 => "No answers", 1 => "1 answer", var n => $"{n:#,0} answers" };

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Filter = AnswerFilter.Read(Request.Query);
        var asked = int.TryParse(Request.Query["page"], out var number) ? Math.Max(1, number) : 1;
        Listing = await list.ReadAsync(Site, Filter, Math.Min(asked - 1, MostPages) * PageSize, PageSize, ct);
        Pages = PageNumbers.For(asked, Listing.Total, PageSize, page => Filter.Address(page));
        Chart = AnswerChart.Of(await list.CommentsByTopicAsync(Site, ct), CommentSettings.Of(Site).SmallestCount);
        Why = Site.Setting(CommentSettings.Document, "WhyPublished") is { } words ? (words, Site.Setting(CommentSettings.Document, "WhyPublishedSource")) : null;
        tags.DependOnlyOn([AnswerAddress.Tag, .. Listing.Answers.Select(a => a.Response.ContentItemId).OfType<string>().Select(PageTags.Item)]);
        if (Filter.Words.Length > 0)
        {
            // There are as many of these as anybody likes to ask for.
            Response.Headers.CacheControl = "no-store";
        }

        if (!Filter.IsNone)
        {
            Response.Headers["X-Robots-Tag"] = "noindex";
            ViewData["NoIndex"] = true;
        }

        ViewData["Title"] = Filter.IsNone ? "You said, we did" : $"You said, we did - {CountInWords}";
        ViewData["Description"] = "What families told us about the Local Offer, and what we did about it.";
    }
}
