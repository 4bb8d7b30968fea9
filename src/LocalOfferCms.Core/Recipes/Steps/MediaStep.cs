using System.Text.Json.Nodes;
using LocalOfferCms.Core.Media;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Brings files into the media library: from the recipe itself (Base64) or from its folder. Nothing is fetched from an address.</summary>
internal sealed class MediaStep(MediaStore media) : IRecipeStep
{
    // Orchard Core's own themes keep their recipe in Recipes/ and their pictures beside it in wwwroot/. Such a picture belongs to a theme that
    // is not here: it is reported, never read. Every other way out of the folder refuses the recipe.
    private const string ThemeFolder = "../wwwroot/";

    public string Name => "media";

    public void Check(JsonObject step, RecipeCheck check)
    {
        check.CheckObjects(step, "Files", required: true, "TargetPath", "Path");
        foreach (var (file, pointer) in step.Objects("Files", check.Pointer))
        {
            if (Given(file, "Base64") is null && Given(file, "SourcePath") is { } source && !IsOfTheme(source))
            {
                RecipeFolder.Resolve(check.Folder, source, $"{pointer}/{file.Key("SourcePath")}");
            }
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var (file, pointer) in step.Objects("Files", execution.Pointer))
        {
            var target = Given(file, "TargetPath") ?? Given(file, "Path")!;
            if (await BytesAsync(file, target, pointer, execution, ct) is { } bytes)
            {
                await PutAsync(target, bytes, pointer, execution, ct);
            }
        }
    }

    private async Task PutAsync(string target, byte[] bytes, string pointer, RecipeExecution execution, CancellationToken ct)
    {
        try
        {
            var before = await execution.Db.MediaFiles.FindAsync([MediaFile.IdOf(MediaStore.Normalise(target))], ct) is { } old ? (old.Path, old.Hash, old.ContentType) : default;
            var file = execution.DryRun
                ? await media.TryAsync(execution.Db, target, bytes, execution.Change.Now, ct)
                : await media.PutAsync(execution.Db, target, bytes, execution.Change.Now, ct);
            var outcome = before.Hash is null ? RecipeOutcome.Created
                : before == (file.Path, file.Hash, file.ContentType) ? RecipeOutcome.Unchanged
                : RecipeOutcome.Changed;
            execution.Report.Add(outcome, pointer, "media file", target);
        }
        catch (RefusedException e)
        {
            throw new RecipeException(pointer, "media file", target, e.Message);
        }
    }

    /// <summary>The first source that is given; null when there is none that can be used, which the report says.</summary>
    private static async Task<byte[]?> BytesAsync(JsonObject file, string target, string pointer, RecipeExecution execution, CancellationToken ct)
    {
        if (Given(file, "Base64") is { } base64)
        {
            var bytes = new byte[base64.Length / 4 * 3 + 3];
            return Convert.TryFromBase64String(base64, bytes, out var length)
                ? bytes[..length]
                : throw new RecipeException($"{pointer}/{file.Key("Base64")}", "media file", target, "The content is not Base64.");
        }

        if (Given(file, "SourcePath") is { } source)
        {
            if (IsOfTheme(source))
            {
                execution.Report.AddNotUnderstood(pointer, "media file", target, $"'{source}' belongs to an Orchard Core theme and lies outside the recipe's folder. It was not read.");
                return null;
            }

            return await RecipeFolder.ReadAsync(execution.Folder, source, pointer, ct)
                ?? throw new RecipeException(pointer, "media file", target, $"There is no file '{source}' beside the recipe.");
        }

        execution.Report.AddNotUnderstood(pointer, "media file", target, Given(file, "SourceUrl") is { } url
            ? $"Nothing is fetched from an address ('{url}'). Put the file beside the recipe and name it in SourcePath."
            : "It names no source: Base64 or SourcePath.");
        return null;
    }

    private static bool IsOfTheme(string source) =>
        source.Replace('\\', '/') is var path && path.StartsWith(ThemeFolder, StringComparison.Ordinal) && !path[ThemeFolder.Length..].Split('/').Contains("..");

    private static string? Given(JsonObject file, string name) => file.Text(name) is { Length: > 0 } text ? text : null;
}
