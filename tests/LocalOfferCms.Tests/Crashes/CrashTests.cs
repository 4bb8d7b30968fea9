using System.Collections.Concurrent;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Architecture;
using LocalOfferCms.Tests.Backup;
using Microsoft.Data.Sqlite;

namespace LocalOfferCms.Tests.Crashes;

/// <summary>Kills the product at every named place in set-up, recipe and publication. After the next start nothing is half done,
/// and nothing that was acknowledged is lost.</summary>
[Collection(CrashCollection.Name)]
public class CrashTests(CrashFixture crashes)
{
    private static readonly ParallelOptions TwoAtOnce = new() { MaxDegreeOfParallelism = 2 };

    // What is passed before there is any council.
    private const string OfHosts = "database:";

    // What a recipe passes in a council that runs already.
    private static readonly string[] OfRecipes = ["recipe:", "publish:"];

    [Fact]
    public async Task SetUpAndRecipe_KilledAtEveryPoint_LeaveTheSiteWhole()
    {
        var reached = new ConcurrentBag<string>();
        var faults = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(CrashFixture.Points(), TwoAtOnce, async (point, _) =>
        {
            await KillSetUpAsync(point, reached, faults);
            if (point.StartsWith(OfHosts, StringComparison.Ordinal))
            {
                await KillFirstStartAsync(point, reached, faults);
            }

            if (OfRecipes.Any(kind => point.StartsWith(kind, StringComparison.Ordinal)))
            {
                await KillRecipeAsync(point, faults);
            }
        });

        SourceTree.AssertRule("A killed process leaves the site whole.", faults.Order());
        SourceTree.AssertRule("Every crash point is passed in some test: extend these, JobCrashTests, ChaseCrashTests or BackupCrashTests.",
            CrashFixture.Points().Except(reached).Except(JobCrashTests.Points).Except(Life.ChaseCrashTests.Points).Except(BackupCrashTests.Points).Order());
    }

    /// <summary>The set-up is finished by the next start, and the site is the same as if nothing had happened.</summary>
    private async Task KillSetUpAsync(string point, ConcurrentBag<string> reached, ConcurrentBag<string> faults)
    {
        await using var data = await HostData.CreateAsync();
        Assert.Equal(0, await CrashFixture.PrepareHostAsync(data, crashAt: null));
        if (await CrashFixture.CreateAsync(data, point) == CrashFixture.Killed)
        {
            reached.Add(point);
            Compare($"set-up killed at {point}", crashes.Before, await CrashFixture.PagesAsync(data), faults);
            await CheckFilesAsync($"set-up killed at {point}", data, faults);
        }
    }

    /// <summary>Nothing was promised yet; a council can be made as if nothing had happened.</summary>
    private async Task KillFirstStartAsync(string point, ConcurrentBag<string> reached, ConcurrentBag<string> faults)
    {
        await using var data = await HostData.CreateAsync();
        if (await CrashFixture.PrepareHostAsync(data, point) == CrashFixture.Killed)
        {
            reached.Add(point);
            Assert.Equal(0, await CrashFixture.CreateAsync(data, crashAt: null));
            Compare($"first start killed at {point}", crashes.Before, await CrashFixture.PagesAsync(data), faults);
        }
    }

    /// <summary>The pages are all as before the recipe or all as after it, and after it once the recipe has been run again.</summary>
    private async Task KillRecipeAsync(string point, ConcurrentBag<string> faults)
    {
        await using var data = await crashes.Clean.CopyAsync();
        Assert.Equal(CrashFixture.Killed, await CrashFixture.RunRecipeAsync(data, point));
        await CheckFilesAsync($"recipe killed at {point}", data, faults);

        await using var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data));
        var pages = await CrashFixture.PagesAsync(host);
        Compare($"recipe killed at {point}", CrashFixture.IsAfter(pages[""]) ? crashes.After : crashes.Before, pages, faults);

        await CrashFixture.RunRecipeAsync(host);
        Compare($"recipe killed at {point} and run again", crashes.After, await CrashFixture.PagesAsync(host), faults);
    }

    /// <summary>Names the first page that is not as it should be, and where.</summary>
    internal static void Compare(string what, IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual, ConcurrentBag<string> faults)
    {
        var different = expected.Keys.Where(path => actual[path] != expected[path]).ToList();
        if (different is [var path, ..])
        {
            var at = expected[path].Zip(actual[path]).TakeWhile(pair => pair.First == pair.Second).Count();
            faults.Add($"{what}: {different.Count} pages differ; /{path} reads '{Around(actual[path], at)}', on a clean site '{Around(expected[path], at)}'");
        }
    }

    private static string Around(string page, int at) => page[Math.Max(0, at - 40)..Math.Min(page.Length, at + 60)].ReplaceLineEndings(" ");

    private static async Task CheckFilesAsync(string what, HostData data, ConcurrentBag<string> faults)
    {
        foreach (var file in data.SqliteFiles)
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await using var check = connection.CreateCommand();
            check.CommandText = "SELECT integrity_check FROM pragma_integrity_check UNION ALL SELECT 'foreign key of ' || \"table\" FROM pragma_foreign_key_check";
            await using var lines = await check.ExecuteReaderAsync();
            while (await lines.ReadAsync())
            {
                if (lines.GetString(0) != "ok")
                {
                    faults.Add($"{what}: {Path.GetFileName(file)}: {lines.GetString(0)}");
                }
            }
        }
    }
}
