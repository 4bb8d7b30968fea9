namespace LocalOfferCms.Core.Data;

/// <summary>Where the platform keeps its files.</summary>
/// <param name="Path">The folder that contains <c>App_Data</c>, absolute.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>A council's own folder.</summary>
    public string Site(string tenantName) => System.IO.Path.Combine(Path, "App_Data", "Sites", tenantName);
}
