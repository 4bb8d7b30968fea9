using System.Text.RegularExpressions;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Architecture;

/// <summary>Habits that keep the code readable and the repository free of one machine's traces.</summary>
public partial class SourceRulesTests
{
    private const int LongestFile = 400;
    private const int LongestReadMe = 40;

    private static readonly string[] TextKinds =
        [".cs", ".cshtml", ".csproj", ".props", ".targets", ".json", ".md", ".mjs", ".js", ".scss", ".css", ".yml", ".txt", ".svg", ".sql", ".sln", ".csv", ""];

    [Fact]
    public void FilesStaySmall()
    {
        var long_ = SourceTree.WithExtension(".cs", ".cshtml").Where(f => f.Lines.Length > LongestFile);

        SourceTree.AssertRule($"No source file is longer than {LongestFile} lines.", long_.Select(f => $"{f.Path}: {f.Lines.Length}"));
    }

    [Fact]
    public void Modules_HaveAShortReadMe()
    {
        var modules = SourceTree.WithExtension(".cs").Where(f => f.IsUnder("src") && f.Name.EndsWith("Module.cs", StringComparison.Ordinal) && f.Name != "IModule.cs")
            .Select(f => f.Path.Split('/')[1]).Distinct().ToList();
        var missing = modules.Where(m => !File.Exists(RepositoryRoot.Path("src", m, "README.md"))).Select(m => $"src/{m}/README.md is missing");
        var long_ = SourceTree.All.Where(f => f.Name == "README.md" && (f.IsUnder("src") || f.IsUnder("themes")) && f.Lines.Length > LongestReadMe)
            .Select(f => $"{f.Path}: {f.Lines.Length} lines");

        SourceTree.AssertRule($"Each module has a README.md of at most {LongestReadMe} lines.", missing.Concat(long_));
    }

    [Fact]
    public void Console_IsWrittenByCommandsOnly()
    {
        // The web host has one word to say there too: why it cannot start.
        var code = SourceTree.WithExtension(".cs").Where(f => (f.IsUnder("src") || f.IsUnder("themes"))
            && !f.IsUnder("src/LocalOfferCms.Web/Commands") && f.Path != "src/LocalOfferCms.Web/WebHost.cs");

        SourceTree.AssertRule("Only the host's commands write to the console; everything else logs.", code.Matches(ConsoleWrite()));
    }

    [Fact]
    public void Files_NameNoMachineAndNoRegistry()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] here = [RepositoryRoot.Folder + "/", .. home.Length > 1 ? new[] { home + "/" } : []];
        var machine = new Regex($@"(?<![\w.~/-])({string.Join('|', here.Select(Regex.Escape))}|/home/\w+/|/Users/\w+/)");
        var files = SourceTree.All.Where(f => TextKinds.Contains(Path.GetExtension(f.Path))).ToList();
        var resolved = files.Where(f => f.Name == "package-lock.json").Matches(NpmResolved());

        SourceTree.AssertRule("Committed files name no machine's folders and no registry's address.",
            files.Matches(machine).Concat(files.Matches(Registry())).Concat(resolved));
    }

    [Fact]
    public void Tests_DoNotSleepAndSkipInWords()
    {
        var tests = SourceTree.WithExtension(".cs").Where(f => f.IsUnder("tests") && f.Name != nameof(SourceRulesTests) + ".cs");

        SourceTree.AssertRule("A test waits for a thing, never for a time; a test that is always skipped is removed.", tests.Matches(SleepOrSkip()));
    }

    [GeneratedRegex(@"\bConsole\.(Out|Error|Write|WriteLine)\b")]
    private static partial Regex ConsoleWrite();

    [GeneratedRegex(@"registry\.npmjs\.org|api\.nuget\.org|\bdeb\.debian\.org", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex("\"resolved\":")]
    private static partial Regex NpmResolved();

    [GeneratedRegex(@"\bThread\.Sleep\(|\b(Fact|Theory)\(Skip\s*=")]
    private static partial Regex SleepOrSkip();
}
