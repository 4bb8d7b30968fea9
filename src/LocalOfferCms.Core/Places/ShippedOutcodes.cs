using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Places;

/// <summary>The small table of first halves of postcodes that comes with the platform, for a host that has not imported any. Read when it is first needed.</summary>
internal sealed class ShippedOutcodes(RecipeLibrary library)
{
    private readonly Lazy<Dictionary<string, (double Latitude, double Longitude)>> _table = new(() => Read(Path.Combine(library.Folder, "data", "postcode-districts.csv")));

    /// <summary>The middle of a first half; null when the table does not have it.</summary>
    public (double Latitude, double Longitude)? Find(string outcode) => _table.Value.TryGetValue(outcode, out var place) ? place : null;

    private static Dictionary<string, (double Latitude, double Longitude)> Read(string file) =>
        File.Exists(file) && PostcodeFile.Open(file) is { IsOutcodes: true } table
            ? table.Lines().ToDictionary(line => line.Postcode.Outcode, line => (line.Latitude, line.Longitude))
            : [];
}
