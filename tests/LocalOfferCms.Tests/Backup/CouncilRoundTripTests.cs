using System.Collections.Concurrent;
using LocalOfferCms.Core.Backup;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Architecture;
using LocalOfferCms.Tests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Backup;

/// <summary>Every council goes out of one host and into another, on the same database product or the other, and every page is the same bytes.</summary>
[Collection(CouncilsCollection.Name)]
public class CouncilRoundTripTests(CouncilsFixture councils)
{
    [Fact]
    public Task BackUpOfAllCouncils_ImportedOnTheSameEngine_GivesTheSamePages() => MoveAsync(TestDatabase.Engine);

    [PostgreSqlFact]
    public Task BackUpOfAllCouncils_ImportedOnTheOtherEngine_GivesTheSamePages() =>
        MoveAsync(TestDatabase.Engine == TestEngine.Sqlite ? TestEngine.PostgreSql : TestEngine.Sqlite);

    private async Task MoveAsync(TestEngine engine)
    {
        await using var data = await HostData.CreateAsync(engine);
        await using var target = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: councils.Host.Clock.GetUtcNow(), RunsJobs: false));
        var file = Path.Combine(data.Folder, "all.zip");
        using var reading = new CancellationTokenSource();
        var readers = ReadAsync(reading.Token);

        var written = await Backup(councils.Host).BackUpAsync(file, CancellationToken.None);

        await reading.CancelAsync();
        Assert.Empty(await readers);
        Assert.Equal(councils.Host.Councils.Select(c => c.Name), written.Select(m => m.Council.Name));
        var faults = new ConcurrentBag<string>();
        foreach (var council in councils.Host.Councils)
        {
            var imported = await Backup(target).ImportAsync(file, new ImportOptions(Council: council.Name), CancellationToken.None);
            Assert.Equal((council.Id, council.Name, TenantState.Running), (imported.Id, imported.Name, imported.State));
            await CompareAsync(council, target, faults);
        }

        SourceTree.AssertRule("A council that was carried over shows the same pages, byte for byte.", faults.Order());
    }

    private async Task CompareAsync(Tenant council, CmsHost target, ConcurrentBag<string> faults)
    {
        var paths = await councils.Host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            return await db.Paths.Select(p => p.Path).Concat(db.PublishedPages.Where(p => p.Path != null).Select(p => p.Path!)).Distinct().ToListAsync();
        });
        paths.AddRange(["site-map", "services", "glossary", "sitemap.xml", "news.atom", "events.ics", "no-such-page"]);
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (path, ct) =>
        {
            using var here = councils.Host.CreateClient();
            using var there = target.CreateClient();
            var (before, after) = (await GetAsync(here, $"/{council.Name}/{path}", ct), await GetAsync(there, $"/{council.Name}/{path}", ct));
            if (before != after)
            {
                var at = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
                faults.Add($"/{council.Name}/{path}: '{Around(before, at)}' became '{Around(after, at)}'");
            }
        });
        Assert.True(paths.Count > 20, $"{council.Name} has {paths.Count} addresses.");
    }

    /// <summary>Reads home pages until it is told to stop; gives the answers that were not as they should be.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync(CancellationToken stop)
    {
        var faults = new List<string>();
        using var client = councils.Host.CreateClient();
        do
        {
            foreach (var council in councils.Host.Councils)
            {
                using var response = await client.GetAsync($"/{council.Name}/", CancellationToken.None);
                if (!response.IsSuccessStatusCode)
                {
                    faults.Add($"/{council.Name}/ answered {response.StatusCode}");
                }
            }
        }
        while (!stop.IsCancellationRequested);
        return faults;
    }

    private static async Task<string> GetAsync(HttpClient client, string address, CancellationToken ct)
    {
        using var response = await client.GetAsync(address, ct);
        return $"{(int)response.StatusCode} {response.Headers.Location} {await response.Content.ReadAsStringAsync(ct)}";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");

    private static CouncilBackup Backup(CmsHost host) => host.Services.GetRequiredService<CouncilBackup>();
}
