using System.Globalization;
using System.Text;

namespace LocalOfferCms.Ui.Charts;

/// <summary>Lines over months, drawn as SVG beside the table that says the same: <c>&lt;partial name="_LineChart" model="chart" /&gt;</c>.
/// Lines differ in stroke and marks, not in colour alone.</summary>
/// <param name="Id">Unlike any other on the page; ids of the chart's parts begin with it.</param>
/// <param name="Title">What it shows, as the caption of the table and the name of the picture.</param>
/// <param name="Of">Heading of the labels: "Month".</param>
/// <param name="Labels">What stands along the foot, in order: "Sep 2026".</param>
/// <param name="Lines">The lines: at most three.</param>
/// <param name="Target">A level line, if there is one.</param>
public sealed record LineChart(string Id, string Title, string Of, IReadOnlyList<string> Labels, IReadOnlyList<ChartLine> Lines, ChartTarget? Target = null)
{
    /// <summary>Units of the picture across: on the narrowest phone a unit is a CSS pixel.</summary>
    public const int Width = 320;

    /// <summary>Units down, without the key.</summary>
    public const int Plot = 190;

    /// <summary>Where the drawing begins from the left and the top, and ends above the foot.</summary>
    public const int Left = 34, Top = 12, Foot = 24;

    /// <summary>Height of a line of the key.</summary>
    public const int KeyRow = 20;

    private const int MostLabels = 6;

    /// <summary>Units of the picture down.</summary>
    public int Height => Plot + (KeyRow * (Lines.Count + (Target is null ? 0 : 1)));

    /// <summary>The top of the scale: a round number that is not less than any value.</summary>
    public int Highest
    {
        get
        {
            var most = Math.Max(Lines.SelectMany(l => l.Values).Max() ?? 0, Target?.Value ?? 0);
            var step = (int)Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, most)))));
            return Math.Max(2, new[] { 1, 2, 4, 5, 6, 8, 10 }.Select(n => n * step).First(n => n >= most));
        }
    }

    /// <summary>How far from the left a label's point lies.</summary>
    public int X(int label) => Labels.Count < 2 ? (Left + Width) / 2 : Left + 8 + (label * (Width - Left - 16) / (Labels.Count - 1));

    /// <summary>How far from the top a value lies.</summary>
    public int Y(double value) => Top + (int)Math.Round((Plot - Foot - Top) * (1 - (value / Highest)));

    /// <summary>Whether there is room for a label at the foot.</summary>
    public bool IsLabelled(int label) => (Labels.Count - 1 - label) % ((Labels.Count + MostLabels - 1) / MostLabels) == 0;

    /// <summary>The path of a line; months without a value break it.</summary>
    public string PathOf(ChartLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var path = new StringBuilder();
        for (var i = 0; i < line.Values.Count; i++)
        {
            if (line.Values[i] is { } value)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i > 0 && line.Values[i - 1] is not null ? 'L' : 'M')}{X(i)} {Y(value)}");
            }
        }

        return path.ToString();
    }
}

/// <summary>One line: a value for each label, null where there is none.</summary>
/// <param name="Name">What it shows: "Half were answered within".</param>
/// <param name="Values">The values.</param>
/// <param name="Unit">What is written after each value in the table: " days".</param>
public sealed record ChartLine(string Name, IReadOnlyList<double?> Values, string Unit = "")
{
    /// <summary>A value as the table has it.</summary>
    public string Words(int label) => Values[label] is { } value ? value.ToString("0.#", CultureInfo.InvariantCulture) + Unit : "none";
}

/// <summary>A level that values are held against.</summary>
/// <param name="Name">What it is: "The council's target: 15 working days".</param>
/// <param name="Value">How much.</param>
public sealed record ChartTarget(string Name, double Value);
