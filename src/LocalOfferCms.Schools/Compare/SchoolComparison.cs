using LocalOfferCms.Core.Text;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Compare;

/// <summary>A school beside others, with its report when it has one on this site.</summary>
internal sealed class ComparedSchool
{
    private readonly Dictionary<Asker, IReadOnlyDictionary<string, QuestionAnswer>> _answers = [];

    /// <summary>Makes it from what is published.</summary>
    /// <param name="site">The site.</param>
    /// <param name="page">The school's page.</param>
    /// <param name="content">The school.</param>
    /// <param name="report">Its report; null when there is none here.</param>
    public ComparedSchool(SiteSnapshot site, PageLink page, ContentDocument content, PageContext? report)
    {
        (Page, Content) = (page, content);
        Record = SchoolRecord.Of(content);
        Kind = SchoolKind.Named(Record["Kind"].Value);
        Facts = SchoolFacts.Of(content, site);
        Report = report is null ? null : ReportReading.Open(report);
        ReportPath = report?.Page.Path;
    }

    public PageLink Page { get; }

    public ContentDocument Content { get; }

    public SchoolRecord Record { get; }

    public SchoolKind Kind { get; }

    public IReadOnlyList<SchoolFactLine> Facts { get; }

    /// <summary>The report on this site; null for none.</summary>
    public ReportReading? Report { get; }

    /// <summary>Where the report on this site is.</summary>
    public string? ReportPath { get; }

    /// <summary>The report on the school's own website; null for none.</summary>
    public string? OwnReport => Content.Part("SchoolPart").Link("ReportLink")?.Url;

    /// <summary>What it answers to the questions of one of the two, by question; empty without a report here.</summary>
    public IReadOnlyDictionary<string, QuestionAnswer> Answers(Asker asker) =>
        _answers.TryGetValue(asker, out var known) ? known : _answers[asker] = (Report?.By(asker) ?? []).ToDictionary(a => a.Question.Id);
}

/// <summary>A fact of several schools.</summary>
internal sealed record ComparedFact(string Label, IReadOnlyList<SchoolFactLine> Values);

/// <summary>A school that can be added.</summary>
internal sealed record FoundSchool(string Id, string Name, string Place);

/// <summary>Up to three schools side by side.</summary>
internal sealed class SchoolComparison(IReadOnlyList<ComparedSchool> schools)
{
    /// <summary>More do not fit beside each other, and nobody keeps more in mind.</summary>
    public const int Most = 3;

    public IReadOnlyList<ComparedSchool> Schools => schools;

    /// <summary>Facts that any of them has, in the order of a school's page.</summary>
    public IReadOnlyList<ComparedFact> Facts =>
        [.. (schools.Count > 0 ? schools[0].Facts : []).Select((fact, i) => new ComparedFact(fact.Label, [.. schools.Select(s => s.Facts[i])]))
            .Where(f => f.Values.Any(v => v.HasContent))];

    /// <summary>How one gets in and around each: every fact, since that nobody has said is worth knowing.</summary>
    public IReadOnlyList<ComparedFact> Access
    {
        get
        {
            var access = schools.Select(s => SchoolFacts.Access(s.Content.Part("SchoolPart"))).ToList();
            return [.. (access.Count > 0 ? access[0] : []).Select((fact, i) => new ComparedFact(fact.Label, [.. access.Select(a => new SchoolFactLine(fact.Label, a[i].Text ?? ""))]))];
        }
    }

    /// <summary>"setting", "school or college": what to call them together.</summary>
    public string Provider => string.Join(" or ", schools.Select(s => s.Kind.Provider).Distinct()) is { Length: > 0 } words ? words : "school";
}

/// <summary>Reads schools with their reports: one query, however many.</summary>
internal sealed class SchoolComparisonReader(CmsDbContext db, CurrentTenant current)
{
    private const int MostFound = 10;

    /// <summary>Reads published schools, in the order of their ids; those that are not there are left out.</summary>
    public async Task<SchoolComparison> ReadAsync(IReadOnlyList<string> ids, SiteSnapshot site, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return new([]);
        }

        var rows = await (
            from school in db.Schools().AsNoTracking().Where(s => ids.Contains(s.ContentItemId))
            join page in db.PublishedPages on school.ContentItemId equals page.ContentItemId
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            from report in db.PublishedPages.Where(p => p.ContentItemId == school.ReportItemId).DefaultIfEmpty()
            from reportVersion in db.ContentVersions.Where(v => v.ContentItemVersionId == report!.ContentItemVersionId).DefaultIfEmpty()
            where page.Path != null
            select new { page, version.Data, report, ReportData = (string?)reportVersion!.Data }).ToListAsync(ct);
        var schools = rows.ToDictionary(row => row.page.ContentItemId, row =>
        {
            var link = LinkOf(row.page);
            var content = new ContentDocument(row.page.ContentType, JsonText.Object(row.Data));
            return new ComparedSchool(site, link, content, row.report is null || row.ReportData is null ? null : ReportOf(row.report, row.ReportData, link, content, site));
        });
        return new([.. ids.Where(schools.ContainsKey).Select(id => schools[id])]);
    }

    /// <summary>Schools by a part of their name.</summary>
    public async Task<IReadOnlyList<FoundSchool>> FindAsync(string name, IReadOnlyList<string> except, CancellationToken ct)
    {
        var folded = FoldedText.Of(name);
        return folded.Length == 0 ? [] : await db.Schools().AsNoTracking()
            .Where(s => s.SearchName.Contains(folded) && !except.Contains(s.ContentItemId) && db.PublishedPages.Any(p => p.ContentItemId == s.ContentItemId && p.Path != null))
            .OrderBy(s => s.Name).ThenBy(s => s.ContentItemId).Take(MostFound).Select(s => new FoundSchool(s.ContentItemId, s.Name, s.Town)).ToListAsync(ct);
    }

    /// <summary>The report as a page of its own would have it, with the school that it picks.</summary>
    private PageContext ReportOf(PublishedPage report, string data, PageLink school, ContentDocument content, SiteSnapshot site) => new()
    {
        Tenant = current.Value,
        Site = site,
        Type = site.Types.GetValueOrDefault(report.ContentType) ?? new(report.ContentType, report.ContentType, [], []),
        Page = LinkOf(report),
        Content = new ContentDocument(report.ContentType, JsonText.Object(data)),
        PublishedUtc = report.PublishedUtc,
        Items = new Dictionary<string, IncludedItem> { [school.Id] = new(school, content) },
    };

    private static PageLink LinkOf(PublishedPage page) => new(page.ContentItemId, page.ContentType, page.Title, page.Summary, page.Path, page.SortDate, page.PublishedUtc);
}
