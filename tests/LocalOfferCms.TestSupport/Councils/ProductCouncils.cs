using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.TestSupport.Councils;

/// <summary>The demonstration councils: those that the product's configuration names, which a first start sets up, and South Tees, which a command adds.</summary>
public static class ProductCouncils
{
    /// <summary>The council that is added beside the others.</summary>
    public static Tenant SouthTees { get; } = new()
    {
        Id = ContentIds.GuidFromName("south-tees"),
        Name = "south-tees",
        Title = "South Tees SEND Advice",
        Prefix = "south-tees",
        Brand = "south-tees",
        Recipe = "south-tees.recipe.json",
        IsDemonstration = true,
        Authorities = [new AuthorityServed("E06000002", "Middlesbrough Council"), new AuthorityServed("E06000003", "Redcar and Cleveland Borough Council")],
    };

    /// <summary>The short names of all six, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Read();

    private static string[] Read()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Path("src", "LocalOfferCms.Web", "appsettings.json")));
        return [.. settings.RootElement.GetProperty("Tenants").EnumerateArray().Select(t => t.GetProperty("Name").GetString()!).Append(SouthTees.Name).Order(StringComparer.Ordinal)];
    }
}
