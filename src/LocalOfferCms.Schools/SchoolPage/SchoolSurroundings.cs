using System.Data.Common;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Register;

namespace LocalOfferCms.Schools.SchoolPage;

/// <summary>A school near another.</summary>
internal sealed record NearSchool(string Id, string Name, string Path, string Phase, string Kind, ReportPlace Report, double Miles)
{
    /// <summary>"Less than half a mile away", "2.3 miles away".</summary>
    public string MilesInWords => Miles < 0.5 ? "Less than half a mile away" : $"{Miles.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} miles away";
}

/// <summary>What stands beside a school: the nearest others, and its rows of the council's look-up tables.</summary>
internal sealed record SchoolNeighbours(IReadOnlyList<NearSchool> Near, IReadOnlyList<SchoolTableRow> Rows)
{
    public static readonly SchoolNeighbours None = new([], []);
}

/// <summary>The look-up tables of each council. To read tables of 600 rows takes longer than all else that a school's page needs.</summary>
internal sealed class SchoolTablesMemory(ISignals signals, TimeProvider clock) : CouncilMemory<SchoolTables>(signals, clock);

/// <summary>Finds what stands beside a school by one query of plain ADO: the tables come with it when they are not in memory.</summary>
internal sealed class SchoolSurroundings(IDatabaseEngine engine, CurrentTenant current, SchoolTablesMemory memory, PageTags tags)
{
    private const int MostNear = 5;

    /// <summary>How far "near" reaches, in degrees of latitude: 15 miles. Who lives further out finds more by the list of schools.</summary>
    private const double Reach = 15 / 69.05;

    private const string Near = """
        SELECT s."ContentItemId", s."Name", p."Path", s."Phase", s."Kind", s."Report", s."Latitude", s."Longitude"
        FROM "SchoolIndex" s JOIN "PublishedPages" p ON p."ContentItemId" = s."ContentItemId"
        WHERE s."Latitude" BETWEEN @south AND @north AND s."Longitude" BETWEEN @west AND @east AND s."ContentItemId" <> @id AND p."Path" IS NOT NULL
        ORDER BY (s."Latitude" - @lat) * (s."Latitude" - @lat) + (s."Longitude" - @lon) * (s."Longitude" - @lon) * @narrow, s."ContentItemId"
        LIMIT @most
        """;

    private const string Tables = """
        SELECT p."ContentItemId", p."Title", p."Path", v."Data", NULL, NULL, CAST(NULL AS double precision), CAST(NULL AS double precision)
        FROM "PublishedPages" p JOIN "ContentVersions" v ON v."ContentItemVersionId" = p."ContentItemVersionId"
        WHERE p."ContentType" = 'LookupTable' AND p."Path" IS NOT NULL AND v."Stage" <> 'Archived'
        """;

    /// <summary>Reads it for a page that is shown as it is now.</summary>
    public async Task<SchoolNeighbours> OfAsync(PageContext page, SchoolRecord school, CancellationToken ct)
    {
        // A school that opens, closes or moves changes who is near; so does a report, which the list of them names.
        tags.DependAlsoOn(PageTags.Type("School"));
        tags.DependAlsoOn(PageTags.Type(Reports.ReportStanding.ContentType));
        tags.DependAlsoOn(PageTags.Type("LookupTable"));
        List<NearSchool>? near = null;
        var tables = await memory.GetAsync(current.Value.Id, async () =>
        {
            var rows = await ReadAsync($"SELECT 1, n.* FROM ({Near}) n UNION ALL SELECT 2, t.* FROM ({Tables}) t", page.Page.Id, school.Place, ct);
            near = [.. rows.Select(r => r.Near).OfType<NearSchool>()];
            return SchoolTables.Read(rows.Select(r => r.Table).OfType<SchoolTableData>(), SchoolPageSettings.Of(page.Site).TableColumns);
        });
        near ??= school.Place is null ? [] : [.. (await ReadAsync($"SELECT 1, n.* FROM ({Near}) n", page.Page.Id, school.Place, ct)).Select(r => r.Near!)];
        return new([.. near.OrderBy(n => n.Miles).ThenBy(n => n.Name, StringComparer.OrdinalIgnoreCase)], tables.Of([page.Page.Title, school.Registered("Name")], school.Urn));
    }

    private async Task<List<(NearSchool? Near, SchoolTableData? Table)>> ReadAsync(string sql, string id, (double Latitude, double Longitude)? place, CancellationToken ct)
    {
        // Nobody is near a school of which nobody knows where it is: the box then holds nothing.
        var (latitude, longitude) = place ?? (0, 0);
        var narrowing = Math.Cos(latitude * Math.PI / 180);
        var reach = place is null ? -1 : Reach;
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        return await connection.QueryAsync(
            sql, row => row.GetInt32(0) == 2 ? (null, Table(row)) : (NearOf(row, latitude, longitude), (SchoolTableData?)null), ct,
            ("@id", id), ("@lat", latitude), ("@lon", longitude), ("@narrow", narrowing * narrowing), ("@south", latitude - reach), ("@north", latitude + reach),
            ("@west", longitude - (reach / narrowing)), ("@east", longitude + (reach / narrowing)), ("@most", MostNear));
    }

    private static SchoolTableData Table(DbDataReader row) => new(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));

    private static NearSchool NearOf(DbDataReader row, double latitude, double longitude) => new(
        row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), Enum.Parse<ReportPlace>(row.GetString(6)),
        GreatCircle.Miles(latitude, longitude, row.GetDouble(7), row.GetDouble(8)));
}
