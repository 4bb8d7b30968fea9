namespace LocalOfferCms.Ui.Charts;

/// <summary>Horizontal bars, drawn as SVG beside the table that says the same: <c>&lt;partial name="_BarChart" model="chart" /&gt;</c>.
/// The picture has the title as its name; whoever cannot see it reads the table.</summary>
/// <param name="Id">Unlike any other on the page; ids of the chart's parts begin with it.</param>
/// <param name="Title">What it shows, as the caption of the table and the name of the picture.</param>
/// <param name="Of">Heading of the labels: "Topic".</param>
/// <param name="Measure">Heading of the values: "Comments".</param>
/// <param name="Bars">The bars, in their order.</param>
public sealed record BarChart(string Id, string Title, string Of, string Measure, IReadOnlyList<ChartBar> Bars)
{
    /// <summary>Units of the picture across: on the narrowest phone a unit is a CSS pixel.</summary>
    public const int Width = 320;

    /// <summary>From one bar's label to the next.</summary>
    public const int RowHeight = 46;

    /// <summary>Headings of further columns of the table, which are not drawn: "Open now".</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>A last row of the table, which is not drawn; null for none.</summary>
    public (string Label, string Words)? Total { get; init; }

    private const int LongestBar = 250;
    private const int LongestLabel = 40;

    /// <summary>Units of the picture down.</summary>
    public int Height => Math.Max(1, Bars.Count) * RowHeight;

    /// <summary>How long a bar is drawn. What is more than nothing can be seen.</summary>
    public int LengthOf(ChartBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        var most = Bars.Max(b => b.Value);
        return bar.Value <= 0 ? 0 : Math.Max(2, (int)Math.Round(bar.Value * LongestBar / most));
    }

    /// <summary>The label as far as there is room in the picture; the table has it whole.</summary>
    public static string Short(string label) =>
        label is { Length: > LongestLabel } ? string.Concat(label.AsSpan(0, LongestLabel - 1).TrimEnd(), "…") : label ?? "";
}

/// <summary>One bar.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How much, 0 or more.</param>
/// <param name="Words">How the value is written: "12", "9 days", "fewer than 5".</param>
/// <param name="Address">Where the label leads in the table, beginning with <c>~/</c>; null for nowhere.</param>
public sealed record ChartBar(string Label, double Value, string Words, string? Address = null)
{
    /// <summary>What stands in the further columns of the table.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>A bar that counts something.</summary>
    public static ChartBar Of(string label, int count, string? address = null) =>
        new(label, count, count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), address);
}
