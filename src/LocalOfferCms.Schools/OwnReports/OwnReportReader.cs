using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>How a school's own report was found.</summary>
internal enum OwnReportState
{
    /// <summary>Nobody has looked yet.</summary>
    NotLooked,

    /// <summary>It is there, and names this school year or the next.</summary>
    ThisYear,

    /// <summary>It is there, and names an earlier school year.</summary>
    EarlierYear,

    /// <summary>It is there, and names no school year.</summary>
    NoYear,

    /// <summary>Something is there that could not be read by a machine: a scan, a page that shows itself to people only.</summary>
    NotRead,

    /// <summary>It is not there.</summary>
    NotThere,
}

/// <summary>What is known of a school's own report.</summary>
/// <param name="SchoolId">The School.</param>
/// <param name="Address">Where it is.</param>
/// <param name="State">How it was found.</param>
/// <param name="LookedOn">The day of the last look; null when nobody has looked yet.</param>
/// <param name="Year">The school year that it names, by the year in which that begins.</param>
/// <param name="LinksHere">Whether it links to this site; null when that is not known.</param>
/// <param name="Problem">What is wrong, in a sentence for the school and the council; null when nothing is.</param>
internal sealed record OwnReport(string SchoolId, string Address, OwnReportState State, DateOnly? LookedOn, int? Year, bool? LinksHere, string? Problem)
{
    /// <summary>How it stands, in words for the council's board and the school.</summary>
    public string Words => State switch
    {
        OwnReportState.NotLooked => "Not looked at yet",
        OwnReportState.ThisYear => $"There, for {SchoolYear.Words(Year!.Value)}",
        OwnReportState.EarlierYear => $"There, but for {SchoolYear.Words(Year!.Value)}",
        OwnReportState.NoYear => "There, but it names no school year",
        OwnReportState.NotRead => "There, but it could not be read",
        _ => "Not there",
    };
}

/// <summary>What the looks at schools' own reports found, for the school's page, the portal and the board.</summary>
internal sealed class OwnReportReader(CmsDbContext db, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>What is known of these schools' own reports; schools that give no address are not among them. One query.</summary>
    public async Task<IReadOnlyDictionary<string, OwnReport>> OfAsync(IReadOnlyCollection<string> schoolIds, CancellationToken ct)
    {
        var rows = await db.OwnReportChecks().AsNoTracking().Where(c => schoolIds.Contains(c.SchoolId)).ToListAsync(ct);
        return rows.ToDictionary(c => c.SchoolId, Of);
    }

    /// <summary>The same for one school; null when it gives no address.</summary>
    public async Task<OwnReport?> OfAsync(string schoolId, CancellationToken ct) => (await OfAsync([schoolId], ct)).GetValueOrDefault(schoolId);

    /// <summary>The day in the council.</summary>
    public DateOnly Today => CouncilDay.Of(tenant.Value, clock.GetUtcNow().UtcDateTime);

    /// <summary>What a row says.</summary>
    public OwnReport Of(OwnReportCheck check) => new(
        check.SchoolId, check.Address, StateOf(check, SchoolYear.StartOf(Today)), check.CheckedUtc is { } looked ? CouncilDay.Of(tenant.Value, looked) : null,
        check.FoundYear, check.LinksHere, check.Problem);

    private static OwnReportState StateOf(OwnReportCheck check, int thisYear) => check switch
    {
        { CheckedUtc: null } => OwnReportState.NotLooked,
        { Problem: not null, Status: >= 200 and < 300 or 401 or 403 or 405 or 406 or 429 or 451 or 999 } => OwnReportState.NotRead,
        { Problem: not null } => OwnReportState.NotThere,
        { FoundYear: null } => OwnReportState.NoYear,
        { FoundYear: var year } => year >= thisYear ? OwnReportState.ThisYear : OwnReportState.EarlierYear,
    };
}
