using System.Text.Json;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Finds a recipe by the name that stands in it, as a <c>recipes</c> step gives it: in the folder, or in one right below it,
/// where a council keeps the parts of its own.</summary>
internal static class NamedRecipes
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1 };

    public static string? Find(string name, params string?[] folders) =>
        folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder!, "*.recipe.json", Below).Order(StringComparer.Ordinal))
            .FirstOrDefault(path => name.Equals(NameOf(path), StringComparison.OrdinalIgnoreCase)) is { } found ? Path.GetFullPath(found) : null;

    // A file that cannot be read has no name: whoever asks for it is told that there is none.
    private static string? NameOf(string path)
    {
        var file = new FileInfo(path);
        if (file.Length > RecipeFile.MaxJsonBytes)
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            var reader = new Utf8JsonReader(
                bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes.AsSpan(3) : bytes,
                new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("name"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
