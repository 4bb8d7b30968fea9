using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.BrowserTests.Harness;

/// <summary>The Nu HTML checker. It takes seconds to start, so a whole folder of pages is checked in one go.</summary>
public static class NuChecker
{
    private static string Jar => RepositoryRoot.Path("tests", "LocalOfferCms.BrowserTests", "tools", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");

    /// <summary>Checks pages given as name (such as the address) and HTML; gives the errors, each with its page's name.</summary>
    public static async Task<IReadOnlyList<string>> FindErrorsAsync(IEnumerable<KeyValuePair<string, string>> pages)
    {
        if (!File.Exists(Jar))
        {
            throw new InvalidOperationException("The Nu checker is not installed: use tests/run, or 'npm ci' in tests/LocalOfferCms.BrowserTests/tools.");
        }

        var folder = Directory.CreateTempSubdirectory("localoffer-nu-");
        try
        {
            var names = new List<string>();
            foreach (var (name, html) in pages)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{names.Count}.html"), html);
                names.Add(name);
            }

            return names.Count == 0 ? throw new ArgumentException("There are no pages to check.") : await CheckFolderAsync(folder.FullName, names);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> CheckFolderAsync(string folder, List<string> names)
    {
        using var checker = Process.Start(new ProcessStartInfo("java", ["-Xmx512m", "-jar", Jar, "--format", "json", "--stdout", "--exit-zero-always", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errorText = checker.StandardError.ReadToEndAsync();
        var report = await checker.StandardOutput.ReadToEndAsync();
        await checker.WaitForExitAsync();
        if (checker.ExitCode != 0)
        {
            throw new InvalidOperationException($"The Nu checker failed: {await errorText}");
        }

        return [.. JsonNode.Parse(report)!["messages"]!.AsArray()
            .Where(m => (string?)m!["type"] is "error" or "non-document-error")
            .Select(m => $"{NameOf((string)m!["url"]!, names)}:{m["lastLine"]}: {m["message"]} {m["extract"]}")];
    }

    private static string NameOf(string url, List<string> names) => names[int.Parse(Path.GetFileNameWithoutExtension(url))];
}
