using System.Diagnostics;

namespace LocalOfferCms.Benchmarks;

/// <summary>From an empty folder to five councils, and what a page weighs.</summary>
internal static class Starting
{
    public static readonly string[] Councils = ["norfolk", "sefton", "milton-keynes", "cambridgeshire", "peterborough"];

    public static async Task FirstStartAsync(Product product, string data, GoalTable table)
    {
        Run.Say("First start");
        var clock = Stopwatch.StartNew();
        await using var host = product.Start(data);
        var address = await host.ListeningAsync(TimeSpan.FromMinutes(1));
        using var client = new HttpClient();
        foreach (var council in Councils)
        {
            await Product.AnswersAsync(client, new Uri(address, $"{council}/"), clock);
        }

        table.Note("first start: an empty folder to five councils", $"{clock.Elapsed.TotalSeconds:0.0} s, {host.CpuTime.TotalSeconds:0.0} CPU s");
        var weights = new List<double>();
        foreach (var council in Councils)
        {
            weights.Add(await WeightAsync(new Uri(address, $"{council}/")) / 1000.0);
        }

        table.AtMost("home page, cold, compressed, with style and script; the heaviest of five", 100, 50, weights.Max(), "KB");
        var memory = host.Memory;
        table.AtMost("memory after visiting 5 councils", 350, 200, memory / 1e6, "MB");
    }

    /// <summary>Bytes on the wire for a page and everything that its markup asks for, each once.</summary>
    private static async Task<long> WeightAsync(Uri page)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var plain = new HttpClient();
        var html = await plain.GetStringAsync(page);
        var assets = System.Text.RegularExpressions.Regex.Matches(html, "<(?:link[^>]+rel=\"(?:stylesheet|icon)\"[^>]*|script|img|use)[^>]*?(?:href|src)=\"([^\"#]+)")
            .Select(m => new Uri(page, m.Groups[1].Value)).Where(uri => uri.Host == page.Host).Distinct();
        var total = 0L;
        foreach (var address in assets.Prepend(page))
        {
            total += (await client.GetByteArrayAsync(address)).Length;
        }

        return total;
    }
}
