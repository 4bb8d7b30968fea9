using System.Globalization;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Schools;

/// <summary>A line of the list of schools.</summary>
internal sealed record SchoolLine(string Name, string Summary, string Path, string Phase, string Kind, string? Report);

/// <summary>All schools of the council, by name, narrowed by phase.</summary>
[CachedPage("phase", "page")]
internal sealed class SchoolsModel(CmsDbContext db, SiteSnapshots snapshots) : PageModel
{
    private const int PageSize = 20;

    public SiteSnapshot Site { get; private set; } = null!;

    public IReadOnlyList<SchoolLine> Schools { get; private set; } = [];

    /// <summary>The phase chosen; null for all.</summary>
    public SchoolPhase? Phase { get; private set; }

    /// <summary>How many schools each phase has.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    public int Total { get; private set; }

    public PageNumbers Pages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Phase = SchoolPhase.Named(Request.Query["phase"]);
        var all = from school in db.Schools().AsNoTracking()
                  join page in db.PublishedPages.AsNoTracking() on school.ContentItemId equals page.ContentItemId
                  where page.Path != null
                  select new { school, page };

        Counts = await all.GroupBy(s => s.school.Phase).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Total = Phase is { } phase ? Counts.GetValueOrDefault(phase.Name) : Counts.Values.Sum();
        Pages = PageNumbers.For(int.TryParse(Request.Query["page"], out var number) ? number : 1, Total, PageSize, AddressOf);
        var chosen = Phase?.Name;
        Schools = await all
            .Where(s => chosen == null || s.school.Phase == chosen)
            .OrderBy(s => s.school.Name).ThenBy(s => s.school.ContentItemId)
            .Skip((Pages.Current - 1) * PageSize).Take(PageSize)
            .Select(s => new SchoolLine(s.page.Title, s.page.Summary, s.page.Path!, s.school.Phase, s.school.Kind,
                db.PublishedPages.Where(r => r.ContentType == "SenInformationReport" && r.ParentId == s.school.ContentItemId).Select(r => r.Path).FirstOrDefault()))
            .ToListAsync(ct);
        ViewData["Title"] = "Schools and colleges";
        ViewData["Description"] = "Schools, nurseries and colleges, with what each says about special educational needs.";
    }

    private string AddressOf(int page)
    {
        var query = new List<KeyValuePair<string, string?>> { new("page", page.ToString(CultureInfo.InvariantCulture)) };
        if (Phase is not null)
        {
            query.Insert(0, new("phase", Phase.Name));
        }

        return "~/schools" + QueryString.Create(query);
    }
}
