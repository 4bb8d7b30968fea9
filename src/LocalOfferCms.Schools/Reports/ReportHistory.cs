using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Schools.Reports;

/// <summary>The report as it last stood for a former school year.</summary>
/// <param name="StartYear">The calendar year in which that school year began.</param>
/// <param name="SchoolYear">"2025 to 2026".</param>
/// <param name="LastDay">The last day at whose end it stood on the site: the page shows it so, asked <c>?as-on=</c> that day.</param>
/// <param name="Content">What it said.</param>
internal sealed record FormerReport(int StartYear, string SchoolYear, DateOnly LastDay, ContentDocument Content);

/// <summary>Reads what a school's report said in former years, by plain ADO: SQL that SQLite and PostgreSQL share.</summary>
internal sealed class ReportHistory(IDatabaseEngine engine, CurrentTenant current)
{
    /// <summary>A report that is changed every week for a year still has its former years among these.</summary>
    private const int MostVersions = 120;

    /// <summary>The last report of each former school year, newest first. One query.</summary>
    /// <param name="contentItemId">The report.</param>
    /// <param name="now">The report as it stands: its own school year is not a former one.</param>
    /// <param name="publishedUtc">When that was published: it tells the year of a report that does not say.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<FormerReport>> FindAsync(string contentItemId, ContentDocument now, DateTime publishedUtc, CancellationToken ct)
    {
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        var versions = await connection.QueryAsync(
            """
            SELECT "Data", "PublishedUtc", "UnpublishedUtc" FROM "ContentVersions"
            WHERE "ContentItemId" = @id AND "PublishedUtc" IS NOT NULL AND "UnpublishedUtc" IS NOT NULL
            ORDER BY "UnpublishedUtc" DESC LIMIT @most
            """,
            row => (Data: row.GetString(0), From: row.GetDateTime(1), To: row.GetDateTime(2)), ct, ("@id", contentItemId), ("@most", MostVersions));
        var thisYear = StartOf(now, publishedUtc);
        return
        [
            .. from version in versions
               // The page of a day is what stood there at the day's end.
               let lastDay = CouncilDay.Of(current.Value, version.To).AddDays(-1)
               where lastDay >= CouncilDay.Of(current.Value, version.From)
               let content = new ContentDocument(ReportStanding.ContentType, JsonText.Object(version.Data))
               let year = StartOf(content, version.From)
               where year < thisYear
               group new FormerReport(year, SchoolYear.Words(year), lastDay, content) by year into years
               orderby years.Key descending
               select years.First(),
        ];
    }

    private int StartOf(ContentDocument content, DateTime publishedUtc) =>
        ReportStanding.YearOf(content.Part("SenInformationReportPart").Text("SchoolYear")) ?? SchoolYear.StartOf(CouncilDay.Of(current.Value, publishedUtc));
}
