using System.Runtime.InteropServices;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Benchmarks;

/// <summary>Something that can be measured alone.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record Measurement(string Name, Func<Product, GoalTable, Task> MeasureAsync);

/// <summary>All measurements, one after the other, and the table at the end.</summary>
internal static class Run
{
    private static readonly IReadOnlyList<Measurement> All =
    [
        new("five-councils", FiveCouncilsAsync),
        new("comments", Commenting.MeasureAsync),
        new("publishing", Publishing.MeasureAsync),
        new("many-councils", ManyCouncils.MeasureAsync),
    ];

    /// <summary>What can be asked for alone: the start is a part of the many councils.</summary>
    private static readonly IReadOnlyList<Measurement> Named = [.. All, new("start", ManyCouncils.StartAsync)];

    public static async Task<int> AllAsync(bool write)
    {
        var table = await MeasureAsync(All);
        if (write)
        {
            await File.WriteAllTextAsync(RepositoryRoot.Path("docs", "performance.md"), Page(table));
        }

        return Verdict(table);
    }

    /// <summary>One measurement by its name, alone.</summary>
    public static async Task<int> OneAsync(string name) =>
        Named.FirstOrDefault(m => m.Name == name) is { } one ? Verdict(await MeasureAsync([one])) : Refuse();

    /// <summary>Says what can be asked for.</summary>
    public static int Refuse()
    {
        Console.Error.WriteLine($"Give nothing, --write, or --only with one of: {string.Join(", ", Named.Select(m => m.Name))}");
        return 2;
    }

    private static int Verdict(GoalTable table) => table.IsMet ? 0 : 1;

    private static async Task<GoalTable> MeasureAsync(IEnumerable<Measurement> measurements)
    {
        Say("Publishing the product");
        using var product = await Product.PublishAsync();
        var table = new GoalTable();
        foreach (var (_, measure) in measurements)
        {
            await measure(product, table);
        }

        Console.WriteLine();
        Console.Write(table.ToString());
        return table;
    }

    private static async Task FiveCouncilsAsync(Product product, GoalTable table)
    {
        var data = product.NewData("five");
        await Starting.FirstStartAsync(product, data, table);
        await Serving.MeasureAsync(product, data, table);
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
        `-- --only start` measures one thing alone and writes nothing; a wrong name gives the list.

        {table}
        """;
}
