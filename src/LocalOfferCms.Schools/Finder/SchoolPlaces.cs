using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Schools.Finder;

/// <summary>Where a council's schools are, in words.</summary>
/// <param name="Towns">Their towns, each with the middle of its schools.</param>
/// <param name="Areas">The areas of the council that have a school.</param>
internal sealed record SchoolPlaces(IReadOnlyList<KnownTown> Towns, IReadOnlyList<string> Areas);

/// <summary>Keeps them in memory: they change when schools do.</summary>
internal sealed class SchoolPlacesMemory(ISignals signals, TimeProvider clock) : CouncilMemory<SchoolPlaces>(signals, clock);

/// <summary>Reads them, in one query.</summary>
internal sealed class SchoolPlacesReader(IDatabaseEngine engine, CurrentTenant current, SchoolPlacesMemory memory)
{
    private const string Query =
        """
        SELECT 0, i."Town", AVG(i."Latitude"), AVG(i."Longitude") FROM "SchoolIndex" i
        WHERE i."Town" <> '' AND i."Latitude" IS NOT NULL AND i."Longitude" IS NOT NULL GROUP BY i."Town"
        UNION ALL
        SELECT 1, i."Area", 0.0, 0.0 FROM "SchoolIndex" i WHERE i."Area" <> '' GROUP BY i."Area"
        """;

    public Task<SchoolPlaces> GetAsync(CancellationToken ct) => memory.GetAsync(current.Value.Id, () => LoadAsync(ct));

    private async Task<SchoolPlaces> LoadAsync(CancellationToken ct)
    {
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        var rows = await connection.QueryAsync(Query, row => (Kind: row.GetInt32(0), Name: row.GetString(1), Latitude: Convert.ToDouble(row.GetValue(2)), Longitude: Convert.ToDouble(row.GetValue(3))), ct);
        return new(
            [.. rows.Where(r => r.Kind == 0).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Select(r => new KnownTown(r.Name, r.Latitude, r.Longitude))],
            [.. rows.Where(r => r.Kind == 1).Select(r => r.Name).Order(StringComparer.OrdinalIgnoreCase)]);
    }
}
