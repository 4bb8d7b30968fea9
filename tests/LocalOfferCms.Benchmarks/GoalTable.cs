using System.Globalization;
using System.Text;

namespace LocalOfferCms.Benchmarks;

/// <summary>A line of the table of goals.</summary>
/// <param name="Measured">What was measured.</param>
/// <param name="Must">The figure that must be met, in words.</param>
/// <param name="Aim">The figure aimed for, in words.</param>
/// <param name="Ours">What was measured, in words.</param>
/// <param name="Verdict">Whether it meets them.</param>
internal sealed record GoalLine(string Measured, string Must, string Aim, string Ours, string Verdict);

/// <summary>The goals of the design with our figures beside them.</summary>
internal sealed class GoalTable
{
    private readonly List<GoalLine> _lines = [];

    /// <summary>Whether every "must" is met.</summary>
    public bool IsMet => _lines.TrueForAll(line => line.Verdict != "missed");

    /// <summary>Adds a figure of which less is better.</summary>
    public void AtMost(string measured, double must, double aim, double ours, string unit) =>
        Add(measured, must, aim, ours, unit, (a, b) => a <= b);

    /// <summary>Adds a figure of which more is better.</summary>
    public void AtLeast(string measured, double must, double aim, double ours, string unit) =>
        Add(measured, must, aim, ours, unit, (a, b) => a >= b);

    /// <summary>Adds a figure that has no goal.</summary>
    public void Note(string measured, string ours)
    {
        _lines.Add(new(measured, "", "", ours, ""));
        Console.WriteLine($"  {measured}: {ours}");
    }

    /// <summary>The table in Markdown.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("| measured | must | aim | ours | |\n| --- | --- | --- | --- | --- |\n");
        foreach (var line in _lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Measured} | {line.Must} | {line.Aim} | {line.Ours} | {line.Verdict} |\n");
        }

        return text.ToString();
    }

    private void Add(string measured, double must, double aim, double ours, string unit, Func<double, double, bool> meets)
    {
        var verdict = meets(ours, aim) ? "aim" : meets(ours, must) ? "must" : "missed";
        _lines.Add(new(measured, In(must, unit), In(aim, unit), In(ours, unit), verdict));
        Console.WriteLine($"  {measured}: {In(ours, unit)} ({verdict})");
    }

    private static string In(double value, string unit) => $"{value.ToString(value >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture)} {unit}".TrimEnd();
}
