using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LocalOfferCms.Tests.Architecture;

/// <summary>Who may know whom: the rooms and arrows of <c>docs/architecture.md</c>.</summary>
public partial class ProjectReferencesTests
{
    private static readonly Dictionary<string, Room> Platform = new()
    {
        ["LocalOfferCms.Core"] = new("Core knows no other project.", []),
        ["LocalOfferCms.Storage"] = new("Storage knows Core only.", ["LocalOfferCms.Core"]),
        ["LocalOfferCms.Workflows"] = new("Workflows knows Core only.", ["LocalOfferCms.Core"]),
        ["LocalOfferCms.Ui"] = new("Ui knows Core only.", ["LocalOfferCms.Core"]),
    };

    private static readonly Room Module =
        new("Modules and themes stand on Ui, Workflows and Core, and never know each other.", ["LocalOfferCms.Ui", "LocalOfferCms.Workflows", "LocalOfferCms.Core"]);

    private sealed record Room(string Rule, string[] MayKnow);

    [Fact]
    public void References_OfEveryProject_FollowTheArrows()
    {
        var broken =
            from project in Projects().Where(p => p.IsUnder("src") || p.IsUnder("themes"))
            where NameOf(project) != "LocalOfferCms.Web"
            let room = Platform.GetValueOrDefault(NameOf(project), Module)
            from reference in References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))
            where !room.MayKnow.Contains(reference)
            select $"{NameOf(project)} -> {reference}: {room.Rule}";

        SourceTree.AssertRule("An arrow points the wrong way.", broken);
    }

    [Fact]
    public void References_OfProduct_NeverIncludeTests()
    {
        var broken =
            from project in Projects().Where(p => !p.IsUnder("tests"))
            from reference in References(project, "ProjectReference")
            where reference.Contains("/tests/", StringComparison.Ordinal)
            select $"{NameOf(project)} -> {reference}";

        SourceTree.AssertRule("The product does not know its tests.", broken);
    }

    [Fact]
    public void Core_HasNoRazor()
    {
        var pages = SourceTree.WithExtension(".cshtml", ".razor").Where(f => f.IsUnder("src/LocalOfferCms.Core") || f.IsUnder("src/LocalOfferCms.Storage"));

        SourceTree.AssertRule("Core and Storage have no Razor page.", pages.Select(f => f.Path));
    }

    [Fact]
    public void DatabaseProviders_AreKnownToStorageOnly()
    {
        var packages =
            from project in Projects().Where(OutsideStorage)
            from package in References(project, "PackageReference").Where(p => ProviderPackage().IsMatch(p))
            select $"{project.Path}: package {package}";
        var code = SourceTree.WithExtension(".cs", ".cshtml").Where(OutsideStorage).Matches(ProviderCode());

        SourceTree.AssertRule("Only Storage knows a database provider.", packages.Concat(code));
    }

    // EF writes it (decision 0007): nobody can use a provider there by hand, since it is compared with what EF writes.
    private const string Generated = "src/LocalOfferCms.Web/CompiledModels";

    private static bool OutsideStorage(SourceFile file) =>
        (file.IsUnder("src") || file.IsUnder("themes")) && !file.IsUnder("src/LocalOfferCms.Storage") && !file.IsUnder(Generated);

    private static IEnumerable<SourceFile> Projects() => SourceTree.WithExtension(".csproj");

    private static string NameOf(SourceFile project) => Path.GetFileNameWithoutExtension(project.Path);

    private static IEnumerable<string> References(SourceFile project, string kind) =>
        XDocument.Parse(project.Text).Descendants(kind).Select(r => r.Attribute("Include")!.Value);

    [GeneratedRegex("Npgsql|Sqlite|SQLitePCLRaw", RegexOptions.IgnoreCase)]
    private static partial Regex ProviderPackage();

    // Not a comment line: prose may name the products.
    [GeneratedRegex(@"^(?!\s*(//|\*)).*\b(using (static )?Npgsql|Npgsql\.|Microsoft\.Data\.Sqlite|Use(Npgsql|Sqlite)\(|Sqlite(Connection|Command|Exception)|Npgsql(Connection|Command|Exception|DataSource))")]
    private static partial Regex ProviderCode();
}
