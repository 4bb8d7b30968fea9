using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Places;

/// <summary>Finds the place that somebody typed: a postcode, the first half of one, or a town. One query of the host's database, none for a town.</summary>
public sealed class PlaceFinder
{
    private const string Query =
        """
        SELECT 0, p."Latitude", p."Longitude", p."District", c."TenantId" FROM "Postcodes" p LEFT JOIN "DistrictCouncils" c ON c."District" = p."District"
        WHERE p."Postcode" = @postcode
        UNION ALL
        SELECT CASE WHEN o."HasPostcodes" THEN 2 ELSE 1 END, o."Latitude", o."Longitude", '', NULL FROM "Outcodes" o WHERE o."Outcode" = @outcode
        """;

    private readonly IDatabaseEngine _engine;
    private readonly CurrentTenant _current;
    private readonly SiteSnapshots _snapshots;
    private readonly TenantRegistry _registry;
    private readonly PlatformAddress _address;
    private readonly ShippedOutcodes _shipped;

    /// <summary>Finds places for the current council.</summary>
    internal PlaceFinder(IDatabaseEngine engine, CurrentTenant current, SiteSnapshots snapshots, TenantRegistry registry, PlatformAddress address, ShippedOutcodes shipped) =>
        (_engine, _current, _snapshots, _registry, _address, _shipped) = (engine, current, snapshots, registry, address, shipped);

    /// <summary>Finds a place; null when what was typed is no place that is known.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="towns">The towns that the council knows.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<FoundPlace?> FindAsync(string typed, IReadOnlyList<KnownTown> towns, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(towns);
        if (TypedPostcode.Read(typed) is { } postcode)
        {
            return await FindAsync(postcode, ct);
        }

        var folded = FoldedText.Of(typed ?? "");
        return folded.Length > 0 && towns.FirstOrDefault(town => FoldedText.Of(town.Name) == folded) is { } found
            ? new(found.Name, PlaceKind.Town, found.Latitude, found.Longitude)
            : null;
    }

    private async Task<FoundPlace?> FindAsync(TypedPostcode postcode, CancellationToken ct)
    {
        List<(int Kind, double Latitude, double Longitude, string District, string? TenantId)> rows;
        await using (var host = await _engine.OpenHostReadAsync(ct))
        {
            rows = await host.QueryAsync(
                Query, row => (row.GetInt32(0), row.GetDouble(1), row.GetDouble(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)), ct,
                ("@postcode", postcode.Key), ("@outcode", postcode.Outcode));
        }

        if (postcode.IsWhole && rows.Where(r => r.Kind == 0).ToList() is [var exact, ..] whole)
        {
            return new(postcode.ToString(), PlaceKind.Postcode, exact.Latitude, exact.Longitude)
            {
                Elsewhere = await ElsewhereAsync(exact.District, [.. whole.Select(r => r.TenantId).OfType<string>()], ct),
            };
        }

        if (postcode.IsWhole && rows.Exists(r => r.Kind == 2))
        {
            return null;
        }

        (double Latitude, double Longitude)? middle = rows.Where(r => r.Kind > 0).Select(r => ((double, double)?)(r.Latitude, r.Longitude)).FirstOrDefault() ?? _shipped.Find(postcode.Outcode);
        return middle is { } place ? new(postcode.ToString(), postcode.IsWhole ? PlaceKind.NearPostcode : PlaceKind.Outcode, place.Latitude, place.Longitude) : null;
    }

    private async Task<ElsewherePlace?> ElsewhereAsync(string district, List<string> responsible, CancellationToken ct)
    {
        var own = _current.Value;
        var districts = CouncilDistricts.Of((await _snapshots.GetAsync(ct)).Settings.GetValueOrDefault(CouncilDistricts.Document));
        var served = own.Authorities.Select(a => a.Code).ToList();
        // A county's own code is on no postcode: without its districts nobody can say what lies outside.
        var isKnown = districts.Count > 0 || served.Exists(CouncilDistricts.IsDistrict);
        if (district.Length == 0 || !isKnown || districts.Contains(district) || served.Contains(district))
        {
            return null;
        }

        return new([.. _registry.All
            .Where(t => t.Id != own.Id && t.State == TenantState.Running && (responsible.Contains(t.Id.ToString("N")) || t.Authorities.Any(a => a.Code == district)))
            .Select(t => new ResponsibleCouncil(t.Authorities.FirstOrDefault(a => a.Code == district)?.Name ?? (t.Authorities is [var only] ? only.Name : t.Title), _address.Of(t)))]);
    }
}
