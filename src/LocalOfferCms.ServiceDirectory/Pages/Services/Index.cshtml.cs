using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.ServiceDirectory.Pages.Services;

/// <summary>A line of the list of services.</summary>
internal sealed record ServiceLine(string Title, string Summary, string Path, string Status, int AgeFrom, int AgeTo, bool IsFree, string Provider, string Area);

/// <summary>All services of the council, by name, narrowed by what they are about, for whom, where and at what cost.</summary>
[CachedPage("age", "free", "strand", "topic", "area", "page")]
internal sealed class ServicesModel(CmsDbContext db, SiteSnapshots snapshots) : PageModel
{
    private const int PageSize = 20;

    public SiteSnapshot Site { get; private set; } = null!;

    public IReadOnlyList<ServiceLine> Services { get; private set; } = [];

    public ServiceCounts Counts { get; private set; } = null!;

    public PageNumbers Pages { get; private set; } = null!;

    public ServiceFilter Filter { get; private set; } = new(null, false);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Filter = ServiceFilter.Read(Request.Query, Site);
        var all = db.Services().AsNoTracking();
        var cells = await Filter.ApplyBasics(all).GroupBy(s => new { s.Area, s.Strands, s.Topics })
            .Select(g => new ServiceCell(g.Key.Area, g.Key.Strands, g.Key.Topics, g.Count())).ToListAsync(ct);
        Counts = new ServiceCounts(cells, Filter);
        Pages = PageNumbers.For(int.TryParse(Request.Query["page"], out var number) ? number : 1, Counts.Total, PageSize, AddressOf);
        Services = await (
            from service in Filter.Apply(all).OrderBy(s => s.Title).ThenBy(s => s.ContentItemId).Skip((Pages.Current - 1) * PageSize).Take(PageSize)
            join page in db.PublishedPages.AsNoTracking() on service.ContentItemId equals page.ContentItemId
            where page.Path != null
            orderby service.Title, service.ContentItemId
            select new ServiceLine(page.Title, page.Summary, page.Path!, service.Status, service.AgeFrom, service.AgeTo, service.IsFree, service.Provider, service.Area))
            .ToListAsync(ct);
        ViewData["Title"] = "Services";
        ViewData["Description"] = "Services for children and young people with special educational needs and disabilities, and their families.";
    }

    private string AddressOf(int page) => "~/services" + QueryString.Create(Filter.Query().Append(new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
