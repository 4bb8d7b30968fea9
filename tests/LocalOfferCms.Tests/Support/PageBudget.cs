using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Support;

/// <summary>What a page may cost: few queries, and little of the processor. Of what runs beside the test the processor counts too, so a page near its limit belongs to the <see cref="AloneCollection"/>.</summary>
internal static class PageBudget
{
    // Of a list; a test may hold its pages to fewer.
    private const int MostQueries = 8;

    private const int MostMilliseconds = 100;
    private const int Attempts = 20;

    /// <summary>Opens a page of the host until it has once kept its budget, and fails when it never does.</summary>
    /// <param name="host">The host.</param>
    /// <param name="client">Who opens it: one that counts queries.</param>
    /// <param name="addressOf">Its address at each attempt, counted from 0. The first only warms up.</param>
    /// <param name="mostQueries">How many queries an attempt may ask; none at all is a page out of the cache, which says nothing.</param>
    public static async Task KeepsAsync(CmsHost host, HttpClient client, Func<int, string> addressOf, int mostQueries = MostQueries)
    {
        var (asked, miss) = (new Dictionary<string, int>(), "");
        await CostAsync(client, Address(0));
        NewQueries(0);
        // What the host does in the background uses the processor too, and makes it read anew what it keeps in memory.
        for (var i = 1; i <= Attempts; i++)
        {
            var (cost, queries) = (await CostAsync(client, Address(i)), NewQueries(i));
            Assert.NotEmpty(queries);
            var most = cost < MostMilliseconds ? MostMilliseconds : MostMilliseconds * MachinePace.Slowness();
            if (queries.Count <= mostQueries && cost < most)
            {
                return;
            }

            miss = $"{queries.Count} queries and {cost:0} ms of the processor, where {mostQueries} and at this machine's pace {most:0} are allowed:\n{string.Join("\n---\n", queries)}";
        }

        Assert.Fail(miss);

        Uri Address(int attempt) => new(client.BaseAddress!, addressOf(attempt));
        IReadOnlyList<string> NewQueries(int attempt)
        {
            var address = Address(attempt).ToString();
            var all = host.Queries.CommandsOf(address);
            var known = asked.GetValueOrDefault(address);
            asked[address] = all.Count;
            return [.. all.Skip(known)];
        }
    }

    /// <summary>The same for a page whose address stays, since it is never out of a cache.</summary>
    public static Task KeepsAsync(CmsHost host, HttpClient client, string address) => KeepsAsync(host, client, _ => address);

    private static async Task<double> CostAsync(HttpClient client, Uri address)
    {
        var before = Environment.CpuUsage.TotalTime;
        using var response = await client.GetAsync(address);
        var cost = Environment.CpuUsage.TotalTime - before;
        response.EnsureSuccessStatusCode();
        return cost.TotalMilliseconds;
    }
}
