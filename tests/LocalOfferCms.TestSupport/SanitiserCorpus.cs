using System.Text.Json;

namespace LocalOfferCms.TestSupport;

/// <summary>Hostile strings that others have collected, for tests of whatever shows other people's text.</summary>
public static class SanitiserCorpus
{
    /// <summary>Every payload: each line, each string of a list, each example of a guide, and each text file whole.</summary>
    public static IReadOnlyList<string> Payloads() =>
        [.. Directory.EnumerateFiles(SharedData.Path("sanitiser")).Order(StringComparer.Ordinal).SelectMany(Read).Where(text => text.Length > 0).Distinct()];

    /// <summary>Addresses that look local and are not, or the other way round.</summary>
    public static IReadOnlyList<string> Redirects() => File.ReadAllLines(SharedData.Path("sanitiser", "open-redirect.txt"));

    private static IEnumerable<string> Read(string file) => Path.GetExtension(file) switch
    {
        ".json" => JsonSerializer.Deserialize<string[]>(File.ReadAllText(file)) ?? [],
        ".md" => [.. Lines(file), .. Examples(File.ReadAllText(file)), File.ReadAllText(file)],
        _ => [.. Lines(file), File.ReadAllText(file)],
    };

    private static string[] Lines(string file) => File.ReadAllLines(file);

    private static IEnumerable<string> Examples(string markdown) =>
        markdown.Split("```").Where((_, index) => index % 2 == 1).Select(block => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
}
