using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Benchmarks;

/// <summary>Requests in a second, and what each costs.</summary>
internal static class Serving
{
    private const int Documents = 10_000;
    private const int AtOnce = 32;
    private const double Seconds = 8;

    // Ordinary words, as families type them; "support" is on nearly every page.
    private static readonly string[] Searches = ["school+transport", "speech+therapy", "short+breaks", "autism+assessment", "support", "money+for+travel", "annual+review", "meeting"];

    public static async Task MeasureAsync(Product product, string data, GoalTable table)
    {
        Run.Say("Yardstick");
        var yardstick = await YardstickAsync(table);

        Run.Say($"A council of {Documents} documents");
        var recipe = Corpus.WriteRecipe(data, Documents, RepositoryRoot.Path("recipes", "norfolk.recipe.json"));
        var made = await product.RunAsync(data, "tenants", "create", "large", "--title", "Large", "--recipe", recipe, "--brand", "norfolk", "--prefix", "large");
        table.Note($"a council of {Documents:#,0} documents, from its recipe", $"{made.TotalSeconds:0} s");

        Run.Say("Kept pages");
        await using (var host = product.Start(data))
        {
            var address = await host.ListeningAsync(TimeSpan.FromMinutes(1));
            var one = await LoadTest.RunAsync(host, address, ["/norfolk/support-for-learning"], AtOnce, Seconds);
            table.AtLeast("kept page, × yardstick", 0.8, 1.2, one.PerSecond / yardstick, "");
            table.Note("the same, in requests and CPU", $"{one.PerSecond:#,0} a second, {one.CpuMs:0.000} CPU ms, p95 {one.P95Ms:0.0} ms, {one.Bytes / 1000.0:0.0} KB");
            await SearchAsync(host, address, table);
        }

        Run.Say("Rendered pages");
        await using (var host = product.Start(data, ("PageCache__Life", "00:00:00")))
        {
            var address = await host.ListeningAsync(TimeSpan.FromMinutes(1));
            var services = Enumerable.Range(0, 500).Select(i => $"/large/services/service-{i * 2}").ToArray();
            var miss = await LoadTest.RunAsync(host, address, services, 8, Seconds);
            table.AtMost("rendered service page, CPU", 1.0, 0.3, miss.CpuMs, "ms");
            table.Note("the same, in requests", $"{miss.PerSecond:#,0} a second, p95 {miss.P95Ms:0.0} ms");
            var lists = Enumerable.Range(0, 25).SelectMany(age => new[] { $"/large/services?age={age}", $"/large/services?age={age}&free=true", $"/large/services?age={age}&page=3" }).ToArray();
            var list = await LoadTest.RunAsync(host, address, lists, 8, Seconds);
            table.AtMost("filtered list over 5,000 services, CPU", 1.3, 0.6, list.CpuMs, "ms");
        }
    }

    private static async Task SearchAsync(HostProcess host, Uri address, GoalTable table)
    {
        var searches = Searches.Select(words => $"/large/search?q={words}").ToArray();
        var busy = await LoadTest.RunAsync(host, address, searches, 8, Seconds);
        table.AtMost("search, ordinary words, 10,000 documents, CPU", 3, 1.2, busy.CpuMs, "ms");
        var alone = await LoadTest.RunAsync(host, address, searches, 1, Seconds);
        table.AtMost("the same, p95 alone", 30, 5, alone.P95Ms, "ms");
    }

    /// <summary>Requests in a second of the bare endpoint.</summary>
    private static async Task<double> YardstickAsync(GoalTable table)
    {
        await using var server = HostProcess.Start([Yardstick.Argument], new Dictionary<string, string?>(), typeof(Yardstick).Assembly.Location);
        var address = await server.ListeningAsync(TimeSpan.FromMinutes(1));
        var plain = await LoadTest.RunAsync(server, address, ["/plain"], AtOnce, Seconds);
        var packed = await LoadTest.RunAsync(server, address, ["/brotli"], AtOnce, Seconds);
        table.Note("yardstick: Kestrel, 20 KB", $"{plain.PerSecond:#,0} a second, {plain.CpuMs:0.000} CPU ms");
        table.Note("Kestrel, the same compressed beforehand", $"{packed.PerSecond:#,0} a second, {packed.CpuMs:0.000} CPU ms, {packed.PerSecond / plain.PerSecond:0.00} ×");
        return plain.PerSecond;
    }
}
