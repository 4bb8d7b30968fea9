using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.ServiceDirectory.Pages.Services;

/// <summary>A line of the list of services.</summary>
internal sealed record ServiceLine(string Title, string Summary, string Path, string Status, int AgeFrom, int AgeTo, bool IsFree, string Provider);

/// <summary>All services of the council, by name, narrowed by age and by cost.</summary>
[CachedPage("age", "free", "page")]
internal sealed class ServicesModel(CmsDbContext db, SiteSnapshots snapshots) : PageModel
{
    private const int PageSize = 20;

    public SiteSnapshot Site { get; private set; } = null!;

    public IReadOnlyList<ServiceLine> Services { get; private set; } = [];

    public int Total { get; private set; }

    public PageNumbers Pages { get; private set; } = null!;

    public ServiceFilter Filter { get; private set; } = new(null, false);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Filter = ServiceFilter.Read(Request.Query["age"], Request.Query["free"]);
        var services = from service in Filter.Apply(db.Services().AsNoTracking())
                       join page in db.PublishedPages.AsNoTracking() on service.ContentItemId equals page.ContentItemId
                       where page.Path != null
                       orderby page.Title, page.ContentItemId
                       select new ServiceLine(page.Title, page.Summary, page.Path!, service.Status, service.AgeFrom, service.AgeTo, service.IsFree, service.Provider);

        Total = await services.CountAsync(ct);
        Pages = PageNumbers.For(int.TryParse(Request.Query["page"], out var number) ? number : 1, Total, PageSize, AddressOf);
        Services = await services.Skip((Pages.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        ViewData["Title"] = "Services";
        ViewData["Description"] = "Services for children and young people with special educational needs and disabilities, and their families.";
    }

    private string AddressOf(int page) => "~/services" + QueryString.Create(Filter.Query().Append(new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
