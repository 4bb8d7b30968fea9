using System.Runtime.InteropServices;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Benchmarks;

/// <summary>All measurements, one after the other, and the table at the end.</summary>
internal static class Run
{
    public static async Task<int> AllAsync(bool write)
    {
        Say("Publishing the product");
        using var product = await Product.PublishAsync();
        var table = new GoalTable();
        var data = product.NewData("five");
        await Starting.FirstStartAsync(product, data, table);
        await Serving.MeasureAsync(product, data, table);
        await Publishing.MeasureAsync(product, table);
        await ManyCouncils.MeasureAsync(product, table);

        Console.WriteLine();
        Console.Write(table.ToString());
        if (write)
        {
            await File.WriteAllTextAsync(RepositoryRoot.Path("docs", "performance.md"), Page(table));
        }

        return table.IsMet ? 0 : 1;
    }

    public static void Say(string what) => Console.WriteLine($"== {what}");

    private static string Page(GoalTable table) => $"""
        # Performance

        Figures of one run of

        ```sh
        dotnet run -c Release --project tests/LocalOfferCms.Benchmarks -- --write
        ```

        on {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, SQLite, loopback. The client runs on the same cores. Each load is warmed up
        for 20 seconds and then measured for 8. "×" is the ratio to the yardstick of the same run: a bare Kestrel endpoint that answers 20 KB. CPU is the
        server's processor time, user and system, for a request. Rounds differ by up to a quarter on a noisy machine, so read ratios and CPU.

        {table}
        """;
}
