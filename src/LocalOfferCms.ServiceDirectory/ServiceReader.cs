using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>A line of the list of services.</summary>
internal sealed record ServiceLine(string Title, string Summary, string Path, string Status, int AgeFrom, int AgeTo, bool IsFree, string Provider, string Area);

/// <summary>The cells of each council. To count 5,000 services takes half as long as all else that the list needs; what they have in common changes
/// when something is published.</summary>
internal sealed class ServiceCells(ISignals signals, TimeProvider clock) : CouncilMemory<IReadOnlyList<ServiceCell>>(signals, clock);

/// <summary>Reads the list of services by plain ADO. SQL that SQLite and PostgreSQL share.</summary>
internal sealed class ServiceReader(IDatabaseEngine engine, CurrentTenant current, ServiceCells cells)
{
    /// <summary>What services have in common: all of them, or those that a field of the council's own is asked for.</summary>
    public Task<IReadOnlyList<ServiceCell>> CellsAsync(ServiceFilter filter, CancellationToken ct) =>
        filter.Own.IsSet ? LoadCellsAsync(filter, ct) : cells.GetAsync(current.Value.Id, () => LoadCellsAsync(new(null, false), ct));

    /// <summary>Services that fit, by name.</summary>
    public async Task<IReadOnlyList<ServiceLine>> LinesAsync(ServiceFilter filter, int skip, int take, CancellationToken ct)
    {
        var (where, values) = Conditions(filter);
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        return await connection.QueryAsync(
            $"""
            SELECT p."Title", p."Summary", p."Path", s."Status", s."AgeFrom", s."AgeTo", s."IsFree", s."Provider", s."Area"
            FROM (SELECT * FROM "ServiceIndex" {where} ORDER BY "Title", "ContentItemId" LIMIT @take OFFSET @skip) s
            JOIN "PublishedPages" p ON p."ContentItemId" = s."ContentItemId"
            WHERE p."Path" IS NOT NULL
            ORDER BY s."Title", s."ContentItemId"
            """,
            row => new ServiceLine(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), row.GetBoolean(6), row.GetString(7), row.GetString(8)),
            ct, [("@take", take), ("@skip", skip), .. values]);
    }

    private async Task<IReadOnlyList<ServiceCell>> LoadCellsAsync(ServiceFilter filter, CancellationToken ct)
    {
        var (where, values) = Conditions(new(null, false) { Own = filter.Own });
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        return await connection.QueryAsync(
            $"""
            SELECT "Area", "Strands", "Topics", "AgeFrom", "AgeTo", "IsFree", COUNT(*)
            FROM "ServiceIndex" {where}
            GROUP BY "Area", "Strands", "Topics", "AgeFrom", "AgeTo", "IsFree"
            ORDER BY "Area", "Strands", "Topics"
            """,
            row => new ServiceCell(
                row.GetString(0), ServiceIndex.Terms(row.GetString(1)), ServiceIndex.Terms(row.GetString(2)), row.GetInt32(3), row.GetInt32(4), row.GetBoolean(5), (int)row.GetInt64(6)),
            ct, [.. values]);
    }

    private static (string Where, List<(string Name, object Value)> Values) Conditions(ServiceFilter filter)
    {
        var (conditions, values) = (new List<string>(), new List<(string, object)>());
        if (filter.Age is { } age)
        {
            conditions.Add("""("AgeFrom" <= @age AND "AgeTo" >= @age)""");
            values.Add(("@age", age));
        }

        if (filter.FreeOnly)
        {
            conditions.Add("\"IsFree\"");
        }

        // What replace changes holds the term: unlike LIKE it knows no wildcards, and means the same to both databases.
        if (filter.Strand.Length > 0)
        {
            conditions.Add("""replace("Strands", @strand, '') <> "Strands" """);
            values.Add(("@strand", ServiceIndex.Bars([filter.Strand])));
        }

        if (filter.Topic.Length > 0)
        {
            conditions.Add("""replace("Topics", @topic, '') <> "Topics" """);
            values.Add(("@topic", ServiceIndex.Bars([filter.Topic])));
        }

        if (filter.Area.Length > 0)
        {
            conditions.Add("\"Area\" = @area");
            values.Add(("@area", filter.Area));
        }

        foreach (var (sql, own) in filter.Own.Conditions("\"ContentItemId\""))
        {
            conditions.Add(sql);
            values.AddRange(own);
        }

        return (conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions), values);
    }
}
