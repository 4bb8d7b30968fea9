using System.Collections.Concurrent;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Architecture;
using LocalOfferCms.Tests.Crashes;

namespace LocalOfferCms.Tests.Backup;

/// <summary>Kills an import and a restore at every place that they pass. The council is the old one or the new one, whole, and the command can be run again.</summary>
[Collection(CrashCollection.Name)]
public class BackupCrashTests(CrashFixture crashes)
{
    /// <summary>The places that they pass and nothing else does.</summary>
    internal static readonly string[] Points = ["archive:files-stored", "archive:before-commit", "import:filled", "restore:filled", "restore:switched"];

    private static readonly string Council = CrashFixture.Council.Name;

    public static TheoryData<string> ImportPoints => [.. Points.Where(p => !p.StartsWith("restore:", StringComparison.Ordinal)), "database:before-whole"];

    public static TheoryData<string> RestorePoints => [.. Points.Where(p => !p.StartsWith("import:", StringComparison.Ordinal)), "database:before-whole"];

    [Theory]
    [MemberData(nameof(ImportPoints))]
    public async Task Import_Killed_LeavesNothingAndCanBeRunAgain(string point)
    {
        await using var data = await crashes.Prepared.CopyAsync();

        Assert.Equal(CrashFixture.Killed, await CrashFixture.CommandAsync(data, point, "tenants", "import", crashes.BackUp));
        await using (var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data)))
        {
            Assert.Empty(host.Councils);
        }

        Assert.Equal(0, await CrashFixture.CommandAsync(data, crashAt: null, "tenants", "import", crashes.BackUp));
        AssertSame("imported again", crashes.Before, await CrashFixture.PagesAsync(data));
    }

    [Theory]
    [MemberData(nameof(RestorePoints))]
    public async Task Restore_Killed_LeavesTheOldOrTheNewWhole(string point)
    {
        await using var data = await crashes.Changed.CopyAsync();

        Assert.Equal(CrashFixture.Killed, await CrashFixture.CommandAsync(data, point, "restore", "--tenant", Council, "--file", crashes.BackUp));
        var expected = point == "restore:switched" ? crashes.Before : crashes.After;
        AssertSame($"restore killed at {point}", expected, await CrashFixture.PagesAsync(data));

        Assert.Equal(0, await CrashFixture.CommandAsync(data, crashAt: null, "restore", "--tenant", Council, "--file", crashes.BackUp));
        AssertSame("restored again", crashes.Before, await CrashFixture.PagesAsync(data));
        Assert.True(data.Engine == TestEngine.PostgreSql || Directory.GetFiles(data.Site(Council), "*.db").Length == 1, "A database was left behind.");
    }

    private static void AssertSame(string what, IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        var faults = new ConcurrentBag<string>();
        // Hits that are worth the same stand in the order in which the index got them.
        CrashTests.Compare(what, expected.Where(page => !page.Key.StartsWith("search", StringComparison.Ordinal)).ToDictionary(), actual, faults);
        Assert.Contains("lo-results__item", actual[$"search?q={CrashFixture.Council.Marker}"], StringComparison.Ordinal);
        SourceTree.AssertRule("The site is whole.", faults);
    }
}
