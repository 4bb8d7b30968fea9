using System.Globalization;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Search.Pages.Search;

/// <summary>Search of the site: pages, services, documents, events, in one place.</summary>
internal sealed class SearchModel(CmsDbContext db, SiteSnapshots snapshots, ISearchIndex index) : PageModel
{
    /// <summary>Types whose names are editors' words.</summary>
    private static readonly Dictionary<string, string> ReadersWords = new() { ["LandingPage"] = "Section", ["IndexPage"] = "List of pages", ["LookupTable"] = "Table" };

    public SiteSnapshot Site { get; private set; } = null!;

    public SearchRequest Asked { get; private set; } = new("", 1);

    public SearchResults Results { get; private set; } = new([], 0);

    public PageNumbers Pages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Asked = SearchRequest.Read(Request.Query["q"], Request.Query["page"]);
        if (Asked.Words.Length > 0)
        {
            Results = await index.SearchAsync(db, Asked.Words, Asked.Skip, SearchRequest.PageSize, ct);
        }

        Pages = PageNumbers.For(Asked.Page, Math.Min(Results.Total, SearchRequest.LastPage * SearchRequest.PageSize), SearchRequest.PageSize, AddressOf);
        Response.Headers["X-Robots-Tag"] = "noindex";
        ViewData["NoIndex"] = true;
        ViewData["SearchText"] = Asked.Words;
        ViewData["Title"] = Asked.Words.Length == 0 ? "Search" : $"{Asked.Words} - Search - {CountInWords}";
        ViewData["Description"] = "Search the pages, services, documents and events of this site.";
    }

    /// <summary>"3 results".</summary>
    public string CountInWords => Results.Total switch { 0 => "nothing found", 1 => "1 result", var n => n.ToString("#,0", CultureInfo.InvariantCulture) + " results" };

    /// <summary>A type in readers' words.</summary>
    public string TypeName(string contentType) =>
        ReadersWords.GetValueOrDefault(contentType) ?? (Site.Types.TryGetValue(contentType, out var type) ? type.DisplayName : contentType);

    private string AddressOf(int page) =>
        "~/search" + QueryString.Create(new Dictionary<string, string?> { ["q"] = Asked.Words, ["page"] = page.ToString(CultureInfo.InvariantCulture) });
}
