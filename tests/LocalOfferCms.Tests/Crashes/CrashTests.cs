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

    // What other tests kill a process at: a set-up does not pass them.
    private static IEnumerable<string> Elsewhere =>
    [
        .. JobCrashTests.Points.Where(p => !IsOfRecipes(p)), .. Life.ChaseCrashTests.Points, .. Workflows.WorkflowCrashTests.Points, .. BackupCrashTests.Points,
        .. Comments.Flow.FlowCrashTests.Points, .. Schools.Register.RegisterCrashTests.Points, .. Schools.Portal.ReminderCrashTests.Points,
    ];

    [Fact]
    public async Task SetUpAndRecipe_KilledAtEveryPoint_LeaveTheSiteWhole()
    {
        var faults = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(CrashFixture.Points().Except(Elsewhere), TwoAtOnce, async (point, _) =>
        {
            var passed = await KillSetUpAsync(point, faults);
            if (point.StartsWith(OfHosts, StringComparison.Ordinal))
            {
                passed |= await KillFirstStartAsync(point, faults);
            }

            if (IsOfRecipes(point))
            {
                await KillRecipeAsync(point, faults);
            }

            if (!passed)
            {
                faults.Add($"{point} is passed by no set-up: name it among the points of the test that kills a process there");
            }
        });

        SourceTree.AssertRule("A killed process leaves the site whole, and every crash point is passed in some test.", faults.Order());
    }

    private static bool IsOfRecipes(string point) => OfRecipes.Any(kind => point.StartsWith(kind, StringComparison.Ordinal));

    /// <summary>The set-up is finished by the next start, and the site is the same as if nothing had happened.</summary>
    /// <returns>Whether it passed the point, and so was killed.</returns>
    private async Task<bool> KillSetUpAsync(string point, ConcurrentBag<string> faults)
    {
        await using var data = await crashes.Prepared.CopyAsync();
        if (await CrashFixture.CreateAsync(data, point) != CrashFixture.Killed)
        {
            return false;
        }

        Compare($"set-up killed at {point}", crashes.Before, await CrashFixture.PagesAsync(data), faults);
        await CheckFilesAsync($"set-up killed at {point}", data, faults);
        return true;
    }

    /// <summary>Nothing was promised yet; a council can be made as if nothing had happened.</summary>
    /// <returns>Whether it passed the point, and so was killed.</returns>
    private async Task<bool> KillFirstStartAsync(string point, ConcurrentBag<string> faults)
    {
        await using var data = await HostData.CreateAsync();
        if (await CrashFixture.PrepareHostAsync(data, point) != CrashFixture.Killed)
        {
            return false;
        }

        Assert.Equal(0, await CrashFixture.CreateAsync(data, crashAt: null));
        Compare($"first start killed at {point}", crashes.Before, await CrashFixture.PagesAsync(data), faults);
        return true;
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
