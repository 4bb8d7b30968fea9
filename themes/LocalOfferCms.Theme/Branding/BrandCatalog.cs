using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using LocalOfferCms.Core;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Theme.Branding;

/// <summary>Where the brand folders lie.</summary>
/// <param name="Path">The folder that holds one folder for each brand.</param>
public sealed record BrandFolder(string Path);

/// <summary>The brands, read from their folders while the site runs: a folder that is added or changed counts from the next page on.</summary>
public sealed partial class BrandCatalog(BrandFolder folder, ILogger<BrandCatalog>? logger = null)
{
    private const string PlatformName = "platform";
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The platform's own plain look, for pages that belong to no council.</summary>
    public Brand Platform { get; } = ReadPlatform();

    /// <summary>Names of the brand folders, in order.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(folder.Path)
            ? [.. Directory.EnumerateDirectories(folder.Path).Where(d => File.Exists(Path.Combine(d, "brand.json"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Why a council cannot have this brand; empty when it can.</summary>
    public IReadOnlyList<Refusal> Check(string name) => Read(name).Refusals;

    /// <summary>A council's brand. One that is broken while the site runs keeps its last good state; one that never was good gives the platform's,
    /// so that families still reach the pages. Either way the log says why.</summary>
    public Brand Get(string name)
    {
        if (name == PlatformName)
        {
            return Platform;
        }

        var stamp = Stamp(name);
        if (_entries.TryGetValue(name, out var entry) && entry.Stamp == stamp)
        {
            return entry.Brand;
        }

        var (brand, refusals) = Read(name);
        if (brand is null)
        {
            logger?.LogError("{Problem}", string.Join(" ", refusals.Select(r => r.Message)));
            brand = entry?.Brand ?? Platform;
        }

        _entries[name] = new Entry(stamp, brand);
        return brand;
    }

    private (Brand? Brand, IReadOnlyList<Refusal> Refusals) Read(string name)
    {
        if (!FolderName().IsMatch(name))
        {
            return (null, [new("brand-name", $"'{name}' is not the name of a brand folder: use lower-case letters, digits and hyphens.")]);
        }

        var (json, logo) = (FileOf(name, "brand.json"), FileOf(name, "logo.svg"));
        foreach (var file in new[] { json, logo }.Where(f => !f.Exists))
        {
            return (null, [new("brand-missing", $"Brand '{name}': {file.FullName} is missing.")]);
        }

        return Build(name, File.ReadAllBytes(json.FullName), File.ReadAllBytes(logo.FullName));
    }

    private static (Brand? Brand, IReadOnlyList<Refusal> Refusals) Build(string name, byte[] json, byte[] logo)
    {
        try
        {
            var file = BrandFile.Parse(json);
            IReadOnlyList<Refusal> refusals = [.. file.Refusals(name), .. BrandLogo.Refusals(name, logo)];
            return refusals.Count > 0 ? (null, refusals) : (new Brand(file, name, logo), refusals);
        }
        catch (JsonException error)
        {
            return (null, [new("brand-json", $"Brand '{name}': brand.json cannot be read. {error.Message}")]);
        }
    }

    /// <summary>What tells a changed folder from an unchanged one without reading it.</summary>
    private string Stamp(string name) =>
        FolderName().IsMatch(name) ? Describe(FileOf(name, "brand.json")) + Describe(FileOf(name, "logo.svg")) : "";

    private static string Describe(FileInfo file) => file.Exists ? $"{file.Length}@{file.LastWriteTimeUtc.Ticks};" : "-;";

    private FileInfo FileOf(string name, string file) => new(Path.Combine(folder.Path, name, file));

    private static Brand ReadPlatform()
    {
        var (brand, refusals) = Build(PlatformName, Embedded("brand.json"), Embedded("logo.svg"));
        return brand ?? throw new RefusedException(refusals);
    }

    private static byte[] Embedded(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Platform/{file}")
            ?? throw new InvalidOperationException($"Platform/{file} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex FolderName();

    private sealed record Entry(string Stamp, Brand Brand);
}
