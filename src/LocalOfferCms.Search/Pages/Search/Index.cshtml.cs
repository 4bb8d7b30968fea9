using System.Globalization;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Search.Pages.Search;

/// <summary>Search of the site: pages, services, documents, events, in one place.</summary>
internal sealed class SearchModel(SiteSnapshots snapshots, SiteSearch search, SearchMisses misses, CurrentTenant tenant) : PageModel
{
    public SiteSnapshot Site { get; private set; } = null!;

    public SearchRequest Asked { get; private set; } = new("", SearchFilter.None, 1);

    public SearchResults Results { get; private set; } = SearchResults.Nothing;

    public IReadOnlyList<FilterView> Filters { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    /// <summary>Whether pages that the council puts first are shown: not among filtered ones, and not on later pages.</summary>
    public bool ShowsPromoted => Results.Promoted.Count > 0 && Asked is { Page: 1, Filter.IsNone: true };

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Asked = SearchRequest.Read(Request.Query);
        if (Asked.Words.Length > 0)
        {
            Results = await search.FindAsync(new SearchQuestion(Asked.Words, Asked.Filter, Asked.Skip, SearchRequest.PageSize), ct);
            Filters = FilterView.All(Asked, Results.Counts, Site);
            if (Results is { Total: 0, Promoted.Count: 0 } && Asked.Filter.IsNone)
            {
                misses.Note(tenant.Value, Asked.Words);
            }
        }

        Pages = PageNumbers.For(Asked.Page, Math.Min(Results.Total, SearchRequest.LastPage * SearchRequest.PageSize), SearchRequest.PageSize, page => Asked.Address(page: page));
        Response.Headers["X-Robots-Tag"] = "noindex";
        ViewData["NoIndex"] = true;
        ViewData["SearchText"] = Asked.Words;
        ViewData["Title"] = Asked.Words.Length == 0 ? "Search" : $"{Asked.Words} - Search - {CountInWords}";
        ViewData["Description"] = "Search the pages, services, documents and events of this site.";
    }

    /// <summary>What was really searched for.</summary>
    public string SearchedFor => Results.Corrected ?? Asked.Words;

    /// <summary>"3 results".</summary>
    public string CountInWords => Results.Total switch { 0 => "nothing found", 1 => "1 result", var n => n.ToString("#,0", CultureInfo.InvariantCulture) + " results" };

    /// <summary>A type in readers' words.</summary>
    public string TypeName(string contentType) => FilterView.TypeName(Site, contentType);
}
