using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Compare;
using LocalOfferCms.Schools.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Schools.Pages.Schools;

/// <summary>Up to three schools side by side: the address says which, so that it can be sent to somebody. Two queries.</summary>
[CachedPage("school", "find", "view")]
internal sealed class CompareModel(SchoolComparisonReader reader, SiteSnapshots snapshots, PageTags tags) : PageModel
{
    private const int LongestName = 100;
    private const string YoungPerson = "young-person";

    public SiteSnapshot Site { get; private set; } = null!;

    public SchoolComparison Comparison { get; private set; } = null!;

    /// <summary>What was looked for, to add.</summary>
    public string Find { get; private set; } = "";

    public IReadOnlyList<FoundSchool> Found { get; private set; } = [];

    public Asker Asker { get; private set; }

    public IReadOnlyList<ReportQuestion> Questions { get; private set; } = [];

    /// <summary>How many were chosen beyond those that fit.</summary>
    public int LeftOut { get; private set; }

    public bool HasRoom => Comparison.Schools.Count < SchoolComparison.Most;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        tags.DependOnlyOn([PageTags.Type("School"), PageTags.Type(ReportStanding.ContentType)]);
        Asker = Request.Query["view"] == YoungPerson ? Asker.YoungPeople : Asker.Parents;
        var chosen = Request.Query["school"].OfType<string>().Where(id => id.Length > 0).Distinct().ToList();
        Comparison = await reader.ReadAsync([.. chosen.Take(SchoolComparison.Most)], Site, ct);
        LeftOut = Math.Max(0, chosen.Count - SchoolComparison.Most);
        Find = Request.Query["find"].ToString().Trim() is { Length: <= LongestName } name ? name : "";
        Found = HasRoom && Find.Length > 0 ? await reader.FindAsync(Find, Ids, ct) : [];
        Questions = ReportQuestions.Of(Site, Asker);
        ViewData["Title"] = Comparison.Schools.Count == 0 ? "Compare schools" : $"Compare {string.Join(" and ", Comparison.Schools.Select(s => s.Page.Title))}";
        // There are as many of these pages as there are ways to choose three.
        ViewData["NoIndex"] = Comparison.Schools.Count > 0;
        ViewData["Description"] = "Up to three schools side by side: what each is, and what each says about special educational needs.";
    }

    public IReadOnlyList<string> Ids => [.. Comparison.Schools.Select(s => s.Page.Id)];

    /// <summary>This page for other schools, in the same view.</summary>
    public string AddressOf(IEnumerable<string> ids) => AddressOf(ids, Asker);

    /// <summary>This page for other readers.</summary>
    public string AddressOf(Asker asker) => AddressOf(Ids, asker);

    private string AddressOf(IEnumerable<string> ids, Asker asker) => Url.Content("~/schools/compare") + QueryString.Create(
        ids.Select(id => new KeyValuePair<string, string?>("school", id)).Concat(asker == Asker.YoungPeople ? [new("view", YoungPerson)] : []));
}
