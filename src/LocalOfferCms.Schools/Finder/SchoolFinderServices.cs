using System.Globalization;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Finder;

/// <summary>Registers the school finder, and gives its list as a file.</summary>
internal static class SchoolFinderServices
{
    private const int Most = 20_000;

    public static void AddSchoolFinder(this IServiceCollection services)
    {
        services.AddCouncilMemory<SchoolPlacesMemory>();
        services.AddScoped<SchoolPlacesReader>();
        services.AddScoped<SchoolFinder>();
    }

    public static void MapSchoolFinder(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/schools.csv", [HttpMethods.Get, HttpMethods.Head], FileAsync).WithMetadata(
            new CachedPageAttribute("name", "near", "within", "phase", "age", "need", "unit", "resourced", "nursery", "sixth-form", "report", "type", "area", "sort"));

    private static async Task<IResult> FileAsync(HttpRequest request, CurrentTenant current, SiteSnapshots snapshots, SchoolFinder finder, CancellationToken ct)
    {
        if (!current.IsSet)
        {
            return Results.NotFound();
        }

        var site = await snapshots.GetAsync(ct);
        var view = await finder.FindAsync(request.Query, site, ct);
        var lines = await finder.LinesAsync(view, site, 0, Most, ct);
        string[] heading =
        [
            "Name", "Address of the page", "Stage", "Type", "Youngest age", "Oldest age", "Town", "Postcode", "Area", "Miles", "SEN unit", "Resourced provision", "Nursery class",
            "Sixth form", "Needs it has extra skill in", "SEN information report", "School number (URN)",
        ];
        var address = TenantAddress.Of(current.Value, request);
        IEnumerable<IReadOnlyList<string?>> rows = [heading, .. lines.Select(line => Row(line, address))];
        return CsvFile.Result(current.Value.DemonstrationNotice is { } notice ? rows.Prepend([notice]) : rows);
    }

    private static IReadOnlyList<string?> Row(SchoolLine line, string address) =>
    [
        line.Name, TenantAddress.Page(address, line.Path), line.Phase, line.Kind, Number(line.LowAge), Number(line.HighAge), line.Town, line.Postcode, line.Area,
        line.Miles?.ToString("0.0", CultureInfo.InvariantCulture), YesNo(line.HasUnit), YesNo(line.HasResourcedProvision), YesNo(line.HasNursery), YesNo(line.HasSixthForm),
        string.Join("; ", line.Needs), line.ReportPath is { } path ? TenantAddress.Page(address, path) : line.ReportAddress ?? "No report linked here yet", line.Urn,
    ];

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}
