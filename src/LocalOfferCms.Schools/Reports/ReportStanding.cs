using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Reports;

/// <summary>How the report of a school stands, worst first.</summary>
internal enum ReportState
{
    /// <summary>The law asks for one, and none is linked here yet.</summary>
    NotLinked,

    /// <summary>It is linked, and is not what it should be by now.</summary>
    OutOfDate,

    /// <summary>It is linked, and nothing speaks against it.</summary>
    UpToDate,

    /// <summary>None is linked, and the law asks for none.</summary>
    NotAsked,
}

/// <summary>A published school, and how its report stands on a day. A report is out of date for each of the reasons that hold.</summary>
internal sealed class SchoolStanding
{
    public required SchoolIndex School { get; init; }

    /// <summary>The last look at the school's own report; null when it gives no address.</summary>
    public OwnReportCheck? Own { get; init; }

    /// <summary>The calendar year in which the report's school year began; null when that is not known.</summary>
    public int? Year { get; init; }

    /// <summary>It is for a school year that has ended.</summary>
    public bool YearHasGone { get; init; }

    /// <summary>The day of its next review has passed.</summary>
    public bool ReviewHasPassed { get; init; }

    /// <summary>It is on the school's own website, and was not found there at the last look.</summary>
    public bool IsNotThere { get; init; }

    public ReportState State { get; init; }
}

/// <summary>What the index of schools says about their reports.</summary>
internal static class ReportStanding
{
    /// <summary>The type of a report.</summary>
    public const string ContentType = "SenInformationReport";

    // Answers of a site that shows its pages to people only: something is there.
    private static readonly int?[] ShownToPeopleOnly = [401, 403, 405, 406, 429, 451, 999];

    /// <summary>Every published school with how its report stands: the one place where it is decided what is out of date.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="today">The council's day.</param>
    public static IQueryable<SchoolStanding> On(CmsDbContext db, DateOnly today)
    {
        var year = SchoolYear.StartOf(today);
        return
            from school in db.Schools().AsNoTracking()
            from own in db.OwnReportChecks().AsNoTracking().Where(c => c.SchoolId == school.ContentItemId).DefaultIfEmpty()
            let isOwn = school.Report == ReportPlace.Linked
            let isLinked = school.Report != ReportPlace.None
            let reportYear = isOwn ? own.FoundYear : school.ReportYear
            let yearHasGone = isLinked && reportYear < year
            let reviewHasPassed = isLinked && school.ReportReviewOn < today
            let isNotThere = isOwn && own.Problem != null && (own.Status == null || own.Status < 200 || (own.Status >= 300 && !ShownToPeopleOnly.Contains(own.Status)))
            select new SchoolStanding
            {
                School = school, Own = own, Year = reportYear, YearHasGone = yearHasGone, ReviewHasPassed = reviewHasPassed, IsNotThere = isNotThere,
                State = !isLinked ? (school.HasDuty ? ReportState.NotLinked : ReportState.NotAsked)
                    : yearHasGone || reviewHasPassed || isNotThere ? ReportState.OutOfDate
                    : ReportState.UpToDate,
            };
    }

    /// <summary>Why a report needs somebody to look at it, each reason a sentence; empty when it does not.</summary>
    public static IReadOnlyList<string> Reasons(SchoolStanding standing) =>
    [
        .. If(standing.State == ReportState.NotLinked, "No report is linked here yet."),
        .. If(standing.YearHasGone, $"It is for the school year {SchoolYear.Words(standing.Year ?? 0)}."),
        .. If(standing.ReviewHasPassed, $"Its review was due on {LocalTime.Day(standing.School.ReportReviewOn ?? default)}."),
        .. If(standing.IsNotThere, "It was not at its address when we last looked."),
    ];

    /// <summary>A report has gone on the site: its school's row says so.</summary>
    public static async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        await UnpublishedAsync(db, item.ContentItemId, ct);
        var part = content.Part("SenInformationReportPart");
        if (version.Stage == ContentStage.Archived || part.Items("School") is not [{ } school, ..] || await db.Schools().FindAsync([school], ct) is not { } row)
        {
            return;
        }

        (row.Report, row.ReportItemId) = (ReportPlace.Hosted, item.ContentItemId);
        row.ReportYear = YearOf(part.Text("SchoolYear"));
        row.ReportReviewOn = part.Date("NextReviewOn");
    }

    /// <summary>A report has left the site. The school may still link to its own.</summary>
    public static async Task UnpublishedAsync(CmsDbContext db, string reportId, CancellationToken ct)
    {
        foreach (var row in await db.Schools().Where(s => s.ReportItemId == reportId).ToListAsync(ct))
        {
            (row.Report, row.ReportItemId, row.ReportYear, row.ReportReviewOn) = (ReportPlace.None, null, null, null);
            var published = await db.ContentVersions.AsNoTracking()
                .Where(v => v.ContentItemId == row.ContentItemId && v.Published).Select(v => v.Data).FirstOrDefaultAsync(ct);
            LinkedBy(row, new ContentDocument("School", JsonText.Object(published ?? "{}")).Part("SchoolPart"));
        }
    }

    /// <summary>A school has gone on the site: finds its report, else the address of its own.</summary>
    public static async Task OfSchoolAsync(CmsDbContext db, SchoolIndex row, ContentPart part, CancellationToken ct)
    {
        var report = await db.PublishedPages.AsNoTracking().Where(p => p.ContentType == ContentType && p.ParentId == row.ContentItemId)
            .Join(db.ContentVersions.Where(v => v.Published && v.Stage != ContentStage.Archived), p => p.ContentItemId, v => v.ContentItemId, (_, v) => new { v.ContentItemId, v.Data })
            .OrderByDescending(v => v.ContentItemId).FirstOrDefaultAsync(ct);
        if (report is null)
        {
            (row.Report, row.ReportItemId, row.ReportYear, row.ReportReviewOn) = (ReportPlace.None, null, null, null);
            LinkedBy(row, part);
            return;
        }

        var content = new ContentDocument(ContentType, JsonText.Object(report.Data)).Part("SenInformationReportPart");
        (row.Report, row.ReportItemId) = (ReportPlace.Hosted, report.ContentItemId);
        (row.ReportYear, row.ReportReviewOn) = (YearOf(content.Text("SchoolYear")), content.Date("NextReviewOn"));
    }

    /// <summary>A school is on the site for the first time: no report can be under it yet.</summary>
    public static void OfNewSchool(SchoolIndex row, ContentPart part) => LinkedBy(row, part);

    /// <summary>The calendar year in which a school year such as "2026 to 2027" or "2026/27" begins; null when it cannot be read.</summary>
    public static int? YearOf(string schoolYear)
    {
        var digits = schoolYear.AsSpan().Trim();
        return digits.Length >= 4 && int.TryParse(digits[..4], System.Globalization.CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 2100 ? year : null;
    }

    private static IEnumerable<string> If(bool holds, string words) => holds ? [words] : [];

    private static void LinkedBy(SchoolIndex row, ContentPart part)
    {
        if (part.Link("ReportLink") is { Url.Length: > 0 })
        {
            row.Report = ReportPlace.Linked;
        }
    }
}
