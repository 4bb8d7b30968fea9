using System.Text.Json.Nodes;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Theme.Branding;

namespace LocalOfferCms.Tests.Theme;

/// <summary>A folder of brands that a test may spoil.</summary>
internal sealed class BrandSandbox : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("brands-");

    public BrandSandbox() => Catalog = new(new BrandFolder(_folder.FullName));

    public BrandCatalog Catalog { get; }

    /// <summary>Adds a copy of Norfolk's brand, changed.</summary>
    public void Add(string name, Action<JsonObject>? change = null)
    {
        var brand = JsonNode.Parse(File.ReadAllText(RepositoryRoot.Path("themes", "norfolk", "brand.json")))!.AsObject();
        change?.Invoke(brand);
        Write(name, "brand.json", brand.ToJsonString());
        File.Copy(RepositoryRoot.Path("themes", "norfolk", "logo.svg"), Path.Combine(_folder.FullName, name, "logo.svg"), overwrite: true);
    }

    public void Write(string name, string file, string text)
    {
        _folder.CreateSubdirectory(name);
        File.WriteAllText(Path.Combine(_folder.FullName, name, file), text);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
