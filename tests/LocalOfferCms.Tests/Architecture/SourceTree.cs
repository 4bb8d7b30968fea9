using System.Text.RegularExpressions;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Architecture;

/// <summary>The repository's own files: what was written, not what was built or downloaded.</summary>
internal static class SourceTree
{
    private static readonly string[] MadeFolders = [".git", ".vs", "bin", "obj", "dist", "node_modules", "App_Data", "TestResults", "artifacts"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> AllFiles = new(() => [.. Walk(new DirectoryInfo(RepositoryRoot.Folder))]);

    /// <summary>Every file.</summary>
    public static IReadOnlyList<SourceFile> All => AllFiles.Value;

    /// <summary>Files of these kinds, such as <c>.cs</c>.</summary>
    public static IEnumerable<SourceFile> WithExtension(params string[] extensions) =>
        All.Where(f => extensions.Contains(Path.GetExtension(f.Path)));

    /// <summary>Fails with the rule and everything that breaks it.</summary>
    public static void AssertRule(string rule, IEnumerable<string> offenders)
    {
        var list = offenders.ToList();
        Assert.True(list.Count == 0, $"{rule}{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", list)}");
    }

    /// <summary>The lines that match, as <c>path:line: text</c>.</summary>
    public static IEnumerable<string> Matches(this IEnumerable<SourceFile> files, Regex pattern) =>
        files.SelectMany(file => file.Lines
            .Select((text, index) => (text, number: index + 1))
            .Where(line => pattern.IsMatch(line.text))
            .Select(line => $"{file.Path}:{line.number}: {line.text.Trim()}"));

    private static IEnumerable<SourceFile> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(SourceFile.From)
            .Concat(folder.EnumerateDirectories().Where(d => !MadeFolders.Contains(d.Name)).SelectMany(Walk));
}

/// <summary>A file, by its path from the repository's root with forward slashes.</summary>
internal sealed record SourceFile(string Path)
{
    private string[]? _lines;

    public string Name => System.IO.Path.GetFileName(Path);

    public string Text => File.ReadAllText(RepositoryRoot.Path(Path));

    public string[] Lines => _lines ??= File.ReadAllLines(RepositoryRoot.Path(Path));

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public static SourceFile From(FileInfo file) =>
        new(System.IO.Path.GetRelativePath(RepositoryRoot.Folder, file.FullName).Replace('\\', '/'));
}
