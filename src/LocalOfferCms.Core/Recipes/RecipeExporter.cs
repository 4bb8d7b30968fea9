using System.Data;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Recipes.Export;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Writes what a council's site shows as a recipe: a zip with its files, or a bare JSON. Run in an empty council it gives the same
/// published pages, and the same export again, byte for byte. Orchard Core takes it too.</summary>
public sealed class RecipeExporter(CmsDbContext db, MediaStore media, IEnumerable<IRecipeExport> own)
{
    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true, IndentSize = 1, NewLine = "\n", MaxDepth = 2 * JsonText.MaxDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Without this the time of the export would be in the zip, and no two would be the same.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Exports to <paramref name="outFile"/> (.zip or .json). The file appears whole or not at all.</summary>
    /// <exception cref="RefusedException">The name ends in neither, its folder is missing, or the council is too large for one recipe.</exception>
    public async Task ExportAsync(string outFile, CancellationToken ct)
    {
        var path = Path.GetFullPath(outFile);
        Func<Stream, CancellationToken, Task> write = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".zip" => WriteZipAsync,
            ".json" => WriteJsonAsync,
            _ => throw Refuse("ExportName", $"'{outFile}' must end in .zip or .json."),
        };
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw Refuse("ExportFolder", $"There is no folder '{Path.GetDirectoryName(path)}'.");
        }

        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                await write(file, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task WriteZipAsync(Stream file, CancellationToken ct)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        IReadOnlyList<MediaFile> files;
        await using (var recipe = Entry(zip, "Recipe.json").Open())
        {
            files = await WriteRecipeAsync(recipe, (json, mediaFile, _) =>
            {
                json.WriteString("SourcePath", $"media/{mediaFile.Path}");
                return Task.CompletedTask;
            }, ct);
        }

        foreach (var mediaFile in files)
        {
            await using var source = Open(mediaFile);
            await using var target = Entry(zip, $"media/{mediaFile.Path}").Open();
            await source.CopyToAsync(target, ct);
        }
    }

    private Task WriteJsonAsync(Stream file, CancellationToken ct) => WriteRecipeAsync(file, async (json, mediaFile, cancel) =>
    {
        await using var source = Open(mediaFile);
        var bytes = new byte[mediaFile.Length];
        await source.ReadExactlyAsync(bytes, cancel);
        json.WriteBase64String("Base64", bytes);
    }, ct);

    private async Task<IReadOnlyList<MediaFile>> WriteRecipeAsync(
        Stream stream, Func<Utf8JsonWriter, MediaFile, CancellationToken, Task> writeSource, CancellationToken ct)
    {
        var site = await LoadAsync(ct);
        await using var json = new Utf8JsonWriter(stream, Writing);
        json.WriteStartObject();
        site.Documents.WriteHeader(json);
        json.WriteStartArray("steps");
        site.Documents.WriteBeforeContent(json);
        await WriteMediaAsync(site.Files, json, writeSource, ct);
        site.Content.Write(json);
        site.Documents.WriteWorkflowTypes(json);
        site.Own.ForEach(step => step.WriteTo(json));
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(ct);
        return json.BytesCommitted <= RecipeFile.MaxJsonBytes
            ? site.Files
            : throw Refuse("ExportTooLarge", $"The recipe would be {FileKinds.SizeName(json.BytesCommitted)}, and recipes of more than "
                + $"{FileKinds.SizeName(RecipeFile.MaxJsonBytes)} are not read. Export to a .zip, which keeps files apart, or export the whole council.");
    }

    /// <summary>The council as it is at one moment, whatever is published meanwhile. Writing it out afterwards holds nobody up.</summary>
    private async Task<(DocumentExport Documents, List<MediaFile> Files, ContentExport Content, List<JsonObject> Own)> LoadAsync(CancellationToken ct)
    {
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var files = await db.MediaFiles.AsNoTracking().Where(f => f.State == MediaState.Kept).ToListAsync(ct);
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        var steps = new List<JsonObject>();
        foreach (var export in own)
        {
            steps.AddRange(await export.StepsAsync(db, ct));
        }

        return (await DocumentExport.LoadAsync(db, ct), files, await ContentExport.LoadAsync(db, ct), steps);
    }

    private static async Task WriteMediaAsync(
        IReadOnlyList<MediaFile> files, Utf8JsonWriter json, Func<Utf8JsonWriter, MediaFile, CancellationToken, Task> writeSource, CancellationToken ct)
    {
        if (files.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", "media");
        json.WriteStartArray("Files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("TargetPath", file.Path);
            await writeSource(json, file, ct);
            json.WriteEndObject();
            await json.FlushAsync(ct);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private Stream Open(MediaFile file) => media.Open(db, file)
        ?? throw Refuse("ExportFileMissing", $"The file '{file.Path}' is in the library, but its content is not on disk. Add it again, or remove it.");

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        return entry;
    }

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);
}
