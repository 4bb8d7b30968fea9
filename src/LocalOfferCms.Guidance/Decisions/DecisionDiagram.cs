using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Guidance.Decisions;

/// <summary>A line of text in the drawing.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Y">The line that it stands on.</param>
/// <param name="Text">The words.</param>
/// <param name="Part">What it is, for the style sheet: kind, title, when, way.</param>
internal sealed record DiagramText(int X, int Y, string Text, string Part)
{
    /// <summary>The line as markup. Razor takes an element of this name for one of its own.</summary>
    public IHtmlContent Markup()
    {
        var text = new TagBuilder("text") { Attributes = { ["class"] = "lo-diagram__" + Part, ["x"] = Number(X), ["y"] = Number(Y) } };
        text.InnerHtml.Append(Text);
        return text;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A box of the drawing.</summary>
internal sealed record DiagramBox(DecisionKind Kind, int X, int Y, int Width, int Height, IReadOnlyList<DiagramText> Texts);

/// <summary>
/// A decision guide drawn in one column, so that it can be read on a narrow telephone: boxes in the guide's order, each with its ways on and the
/// number of the step they lead to. A way to the next box is an arrow between the two; any other runs along a lane at the side.
/// </summary>
internal sealed class DecisionDiagram
{
    /// <summary>The width of the drawing, in its own units: those of a small telephone.</summary>
    public const int Width = 320;

    private const int Edge = 4;
    private const int Padding = 10;
    private const int Letters = 15;
    private const int LineHeight = 20;
    private const int Gap = 26;
    private const int LaneWidth = 13;
    private const int MostLanes = 6;
    private const int Arrow = 5;

    private readonly DecisionFlow _flow;
    private readonly Dictionary<string, int> _lanes;
    private readonly int _boxWidth;
    private readonly Dictionary<string, DiagramBox> _boxes = [];
    private readonly List<(DecisionStep From, DecisionWay Way, int Y)> _rows = [];

    private DecisionDiagram(DecisionFlow flow)
    {
        _flow = flow;
        _lanes = Lanes(flow);
        _boxWidth = Width - (2 * Edge) - (_lanes.Count == 0 ? 0 : ((_lanes.Values.Max() + 1) * LaneWidth) + Arrow);
        var y = Edge;
        foreach (var step in flow.Steps)
        {
            var box = Box(step, y);
            _boxes[step.Slug] = box;
            y = box.Y + box.Height + Gap;
        }

        Height = y - Gap + Edge;
    }

    /// <summary>The height of the drawing.</summary>
    public int Height { get; }

    /// <summary>The boxes, from the top.</summary>
    public IEnumerable<DiagramBox> Boxes => _flow.Steps.Select(step => _boxes[step.Slug]);

    /// <summary>The lines between boxes, as an SVG path.</summary>
    public string Lines { get; private set; } = "";

    /// <summary>The heads of the lines, as an SVG path.</summary>
    public string Heads { get; private set; } = "";

    /// <summary>Draws a guide.</summary>
    public static DecisionDiagram Of(DecisionFlow flow)
    {
        var diagram = new DecisionDiagram(flow);
        diagram.Connect();
        return diagram;
    }

    private static bool IsNext(DecisionFlow flow, DecisionStep from, DecisionWay way) => flow.Find(way.To)!.Number == from.Number + 1;

    /// <summary>A lane for each step that is reached from afar. Two share one when their lines do not pass each other.</summary>
    private static Dictionary<string, int> Lanes(DecisionFlow flow)
    {
        var lanes = new Dictionary<string, int>();
        var taken = new List<(int Lane, int From, int To)>();
        var far = flow.Steps.SelectMany(step => step.Ways.Where(way => !IsNext(flow, step, way)).Select(way => (From: step.Number, To: flow.Find(way.To)!))).ToLookup(e => e.To, e => e.From);
        foreach (var target in far.OrderBy(t => Math.Abs(t.Key.Number - t.Min())))
        {
            var (from, to) = (Math.Min(target.Min(), target.Key.Number), Math.Max(target.Max(), target.Key.Number));
            var lane = Enumerable.Range(0, MostLanes).FirstOrDefault(l => !taken.Exists(t => t.Lane == l && t.From <= to && from <= t.To), MostLanes - 1);
            taken.Add((lane, from, to));
            lanes[target.Key.Slug] = lane;
        }

        return lanes;
    }

    private DiagramBox Box(DecisionStep step, int top)
    {
        var texts = new List<DiagramText>();
        var y = top + Padding;
        Write($"{step.Number}. {step.KindInWords}{(step.When.Length > 0 ? ", " + char.ToLowerInvariant(step.When[0]) + step.When[1..] : "")}", "kind");
        Write(step.Title, "title");
        foreach (var way in step.Ways)
        {
            y += 4;
            _rows.Add((step, way, y + (LineHeight / 2)));
            Write($"{way.Answer}: go to {_flow.Find(way.To)!.Number}", "way");
        }

        if (step.Kind == DecisionKind.Outcome)
        {
            y += 4;
            Write("You can still ask the council yourself", "way");
        }

        return new DiagramBox(step.Kind, Edge, top, _boxWidth, y - top + Padding, texts);

        void Write(string words, string part)
        {
            foreach (var line in TextMeasure.Lines(words, _boxWidth - (2 * Padding), part == "title" ? Letters * 1.07 : Letters))
            {
                texts.Add(new DiagramText(Edge + Padding, y + Letters, line, part));
                y += LineHeight;
            }
        }
    }

    private void Connect()
    {
        var lines = new List<string>();
        var heads = new List<string>();
        foreach (var (from, way, y) in _rows)
        {
            var target = _boxes[way.To];
            if (IsNext(_flow, from, way))
            {
                var box = _boxes[from.Slug];
                lines.Add(Text($"M{Edge + 30} {box.Y + box.Height}V{target.Y - Arrow}"));
                heads.Add(Text($"M{Edge + 30 - Arrow} {target.Y - (2 * Arrow)}h{2 * Arrow}l{-Arrow} {2 * Arrow}z"));
            }
            else
            {
                var right = Edge + _boxWidth;
                var lane = right + Arrow + ((_lanes[way.To] + 1) * LaneWidth) - 4;
                var into = target.Y + Padding + (LineHeight / 2);
                lines.Add(Text($"M{right} {y}H{lane}V{into}H{right + Arrow}"));
                heads.Add(Text($"M{right + (2 * Arrow)} {into - Arrow}v{2 * Arrow}l{-2 * Arrow} {-Arrow}z"));
            }
        }

        Lines = string.Concat(lines.Distinct());
        Heads = string.Concat(heads.Distinct());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
