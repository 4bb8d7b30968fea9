using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Types;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.ServiceDirectory.Pages.Services;

/// <summary>All services of the council, by name, narrowed by what they are about, for whom, where and at what cost.</summary>
[CachedPage("age", "free", "strand", "topic", "area", "page", FiltersOwnFields = true)]
internal sealed class ServicesModel(ServiceReader services, SiteSnapshots snapshots, CmsDbContext db) : PageModel
{
    private const int PageSize = 20;

    public SiteSnapshot Site { get; private set; } = null!;

    public IReadOnlyList<ServiceLine> Services { get; private set; } = [];

    public ServiceCounts Counts { get; private set; } = null!;

    public PageNumbers Pages { get; private set; } = null!;

    /// <summary>Filters by fields that the council has added, with what can be chosen.</summary>
    public FieldFilters Own { get; private set; } = FieldFilters.None;

    public ServiceFilter Filter { get; private set; } = new(null, false);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Filter = ServiceFilter.Read(Request.Query, Site);
        Own = await Filter.Own.WithChoicesAsync(db, Site, ct);
        Counts = new ServiceCounts(await services.CellsAsync(Filter, ct), Filter);
        Pages = PageNumbers.For(int.TryParse(Request.Query["page"], out var number) ? number : 1, Counts.Total, PageSize, AddressOf);
        Services = await services.LinesAsync(Filter, (Pages.Current - 1) * PageSize, PageSize, ct);
        ViewData["Title"] = "Services";
        ViewData["Description"] = "Services for children and young people with special educational needs and disabilities, and their families.";
    }

    private string AddressOf(int page) => "~/services" + QueryString.Create(Filter.Query().Append(new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
