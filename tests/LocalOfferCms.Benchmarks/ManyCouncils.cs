using System.Diagnostics;
using System.Globalization;

namespace LocalOfferCms.Benchmarks;

/// <summary>All councils of England on one host.</summary>
internal static class ManyCouncils
{
    private const int Count = 153;
    private const int Restarts = 5;
    private static readonly string[] Pages = ["", "site-map", "glossary", "services"];

    public static async Task MeasureAsync(Product product, GoalTable table)
    {
        var data = await StartsAsync(product, table);
        await MemoryAsync(product, data, table);
    }

    /// <summary>The start alone, and the set-up that it needs.</summary>
    public static Task StartAsync(Product product, GoalTable table) => StartsAsync(product, table);

    private static async Task<string> StartsAsync(Product product, GoalTable table)
    {
        Run.Say($"{Count} councils");
        var data = product.NewData("many");
        await SetUpAsync(product, data, table);
        var starts = new List<double>();
        for (var i = 0; i < Restarts; i++)
        {
            starts.Add(await TimeStartAsync(product, data));
        }

        table.AtMost($"start to first page, {Count} councils registered", 2, 0.7, starts.Order().ElementAt(Restarts / 2), "s");
        return data;
    }

    private static async Task SetUpAsync(Product product, string data, GoalTable table)
    {
        var settings = Enumerable.Range(0, Count).SelectMany(i => new (string, string?)[]
        {
            ($"Tenants__{i}__Name", Name(i)), ($"Tenants__{i}__Title", $"Council {i}"), ($"Tenants__{i}__Recipe", "south-tees.recipe.json"), ($"Tenants__{i}__Brand", "south-tees"),
            ($"Tenants__{i}__Prefix", Name(i)), ($"Tenants__{i}__Hosts__0", $"{Name(i)}.localhost"), ($"Tenants__{i}__Demonstration", "true"),
            ($"Tenants__{i}__Authorities__0__Code", "E00000000"), ($"Tenants__{i}__Authorities__0__Name", "a real council"),
        }).ToArray();
        var clock = Stopwatch.StartNew();
        await using (var host = product.Start(data, settings))
        {
            var address = await host.ListeningAsync(TimeSpan.FromMinutes(1));
            using var client = new HttpClient();
            for (var i = 0; i < Count; i++)
            {
                await Product.AnswersAsync(client, new Uri(address, Name(i) + "/"), clock);
            }
        }

        table.AtMost("new council from its recipe, one after the other", 10, 2, clock.Elapsed.TotalSeconds / Count, "s");
        table.AtMost("new council by command, beside the others", 10, 2, (await product.RunAsync(data,
            "tenants", "create", "extra", "--title", "Extra", "--recipe", "south-tees.recipe.json", "--brand", "south-tees", "--prefix", "extra", "--demonstration")).TotalSeconds, "s");
    }

    private static async Task<double> TimeStartAsync(Product product, string data)
    {
        var clock = Stopwatch.StartNew();
        await using var host = product.Start(data, ("SetUpConfiguredCouncils", "false"));
        var address = await host.ListeningAsync(TimeSpan.FromMinutes(1));
        using var client = new HttpClient();
        return (await Product.AnswersAsync(client, new Uri(address, Name(77) + "/"), clock)).TotalSeconds;
    }

    private static async Task MemoryAsync(Product product, string data, GoalTable table)
    {
        await using var host = product.Start(data, ("SetUpConfiguredCouncils", "false"));
        var address = await host.ListeningAsync(TimeSpan.FromMinutes(1));
        using var client = new HttpClient();
        for (var i = 0; i < Count; i++)
        {
            foreach (var page in Pages)
            {
                using var answer = await client.GetAsync(new Uri(address, $"{Name(i)}/{page}"));
                answer.EnsureSuccessStatusCode();
            }
        }

        table.AtMost($"memory after visiting {Count} councils", 1024, 400, host.Memory / 1e6, "MB");
    }

    private static string Name(int i) => $"council-{i.ToString("000", CultureInfo.InvariantCulture)}";
}
