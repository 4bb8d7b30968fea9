using System.Text.Json;

namespace LocalOfferCms.TestSupport.Councils;

/// <summary>The councils that the product's configuration names, and that a first start sets up.</summary>
public static class ProductCouncils
{
    /// <summary>Their short names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Read();

    private static string[] Read()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Path("src", "LocalOfferCms.Web", "appsettings.json")));
        return [.. settings.RootElement.GetProperty("Tenants").EnumerateArray().Select(t => t.GetProperty("Name").GetString()!).Order(StringComparer.Ordinal)];
    }
}
