using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes;

/// <summary>A recipe that has been opened: a JSON file, or a zip with <c>Recipe.json</c> and the files it names. Disposing removes what was unpacked.</summary>
public sealed class RecipeFile : IDisposable
{
    /// <summary>The largest JSON that is read, in bytes.</summary>
    public const long MaxJsonBytes = 50_000_000;

    private readonly string? _unpacked;

    private RecipeFile(string path, string folder, JsonObject root, string? unpacked)
    {
        (FilePath, Folder, Root, _unpacked) = (path, folder, root, unpacked);
        Name = JsonText.String(root["name"]) is { Length: > 0 } name ? name : Path.GetFileName(path).Split('.')[0];
    }

    /// <summary>The file, absolute.</summary>
    public string FilePath { get; }
    /// <summary>The folder that its files lie in, absolute.</summary>
    public string Folder { get; }
    /// <summary>The whole recipe.</summary>
    public JsonObject Root { get; }
    /// <summary>Its name; the file's when it has none.</summary>
    public string Name { get; }
    /// <summary>Its title for people.</summary>
    public string Title => JsonText.String(Root["displayName"]) is { Length: > 0 } title ? title : Name;
    /// <summary>The steps, in order.</summary>
    public JsonArray Steps => (JsonArray)Root["steps"]!;
    /// <summary>The variables; none when it has none.</summary>
    public JsonObject Variables => Root["variables"] as JsonObject ?? [];

    /// <summary>Opens a recipe. Nothing of it is carried out, and nothing outside its folder is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">Told of members that are written in the wrong case.</param>
    /// <exception cref="RecipeException">It cannot be read, or is no recipe; the message says why, and where.</exception>
    public static RecipeFile Open(string path, RecipeReport report)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        if (!file.Exists)
        {
            throw new RecipeException("", "file", file.Name, $"There is no file '{path}'.");
        }

        return file.Extension.Equals(".zip", StringComparison.OrdinalIgnoreCase) ? OpenZip(file, report) : OpenJson(file, file.FullName, null, report);
    }

    private static RecipeFile OpenZip(FileInfo zip, RecipeReport report)
    {
        var folder = Directory.CreateTempSubdirectory("localoffer-recipe-").FullName;
        try
        {
            RecipeZip.Unpack(zip, folder);
            var json = new DirectoryInfo(folder).EnumerateFiles("*.json")
                .FirstOrDefault(f => f.Name.Equals("Recipe.json", StringComparison.OrdinalIgnoreCase))
                ?? throw new RecipeException("", "file", zip.Name, "The zip holds no file called Recipe.json at its top.");
            return OpenJson(json, zip.FullName, folder, report);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static RecipeFile OpenJson(FileInfo file, string path, string? unpacked, RecipeReport report)
    {
        if (file.Length > MaxJsonBytes)
        {
            throw new RecipeException("", "file", file.Name, $"The recipe is {file.Length / 1_000_000.0:0.#} MB. The most is {MaxJsonBytes / 1_000_000} MB.");
        }

        var root = RecipeJson.Object(File.ReadAllBytes(file.FullName), file.Name);
        CheckShape(root, file.Name, report);
        return new RecipeFile(path, file.DirectoryName!, root, unpacked);
    }

    // Orchard Core reads these names as they are written and passes over others without a word.
    private static void CheckShape(JsonObject root, string fileName, RecipeReport report)
    {
        foreach (var wrong in root.Select(m => m.Key).Where(k => k.ToLowerInvariant() is "steps" or "variables" or "name" && k != k.ToLowerInvariant()))
        {
            report.AddNotUnderstood($"/{wrong}", "member", wrong, $"Names are read as they are written: make it '{wrong.ToLowerInvariant()}'.");
        }

        if (root["steps"] is not JsonArray)
        {
            throw new RecipeException("/steps", "file", fileName, root.ContainsKey("steps")
                ? "The member 'steps' is not a list: it begins with [ and ends with ]."
                : "The recipe has no member 'steps' (in lower case).");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_unpacked is not null && Directory.Exists(_unpacked))
        {
            Directory.Delete(_unpacked, recursive: true);
        }
    }
}
