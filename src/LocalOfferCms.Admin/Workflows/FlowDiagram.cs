using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Types;

namespace LocalOfferCms.Admin.Workflows;

/// <summary>A box of the diagram.</summary>
internal sealed record FlowBox(WorkflowNode Node, string Title, IReadOnlyList<string> Lines, int X, int Y);

/// <summary>An arrow from one box to another.</summary>
/// <param name="Path">The line, as SVG draws it.</param>
/// <param name="Label">Which way it is: an outcome's words; empty where there is only one.</param>
/// <param name="X">Where the label stands.</param>
/// <param name="Y">Where the label stands.</param>
internal sealed record FlowLine(string Path, string Label, int X, int Y);

/// <summary>A workflow type as a drawing: where its editor put the activities, or in layers from the start where those would lie on each other.</summary>
internal sealed class FlowDiagram
{
    public const int BoxWidth = 190;
    public const int BoxHeight = 68;
    private const int Across = 50;
    private const int Down = 64;
    private const int Edge = 30;
    private const int LineLength = 24;
    private const int MostLines = 3;
    private readonly Dictionary<string, FlowBox> _boxes;

    private FlowDiagram(WorkflowDefinition type, WorkflowActivities activities, Dictionary<string, (int X, int Y)> places)
    {
        var nodes = type.Nodes.DistinctBy(n => n.Id).ToList();
        Boxes = [.. nodes.Select(n => Box(n, WorkflowWords.Title(n, activities), places[n.Id]))];
        _boxes = Boxes.ToDictionary(b => b.Node.Id);
        var right = Boxes.Select(b => b.X).DefaultIfEmpty().Max() + BoxWidth;
        var back = 0;
        Lines = [.. type.Arrows.Where(a => _boxes.ContainsKey(a.From) && _boxes.ContainsKey(a.To))
            .Select(a => Line(a, type.From(a.From).Count() > 1, right + (Goes(a) ? 0 : Edge + (14 * (++back % 4)))))];
        Width = right + Edge + 90;
        Height = Boxes.Select(b => b.Y).DefaultIfEmpty().Max() + BoxHeight + Edge;
    }

    public IReadOnlyList<FlowBox> Boxes { get; }
    public IReadOnlyList<FlowLine> Lines { get; }
    public int Width { get; }
    public int Height { get; }

    public static FlowDiagram Of(WorkflowDefinition type, WorkflowActivities activities) => new(type, activities, Drawn(type) ?? Layered(type));

    /// <summary>Where the type's editor has put them; null when it says nothing, or boxes would lie on each other.</summary>
    private static Dictionary<string, (int X, int Y)>? Drawn(WorkflowDefinition type)
    {
        var nodes = type.Nodes.DistinctBy(n => n.Id).ToList();
        if (nodes.Count == 0 || nodes.Exists(n => n.X is null or < -10_000 or > 10_000 || n.Y is null or < -10_000 or > 10_000))
        {
            return null;
        }

        var (left, top) = (nodes.Min(n => n.X!.Value), nodes.Min(n => n.Y!.Value));
        var places = nodes.ToDictionary(n => n.Id, n => ((int)(n.X!.Value - left) + Edge, (int)(n.Y!.Value - top) + Edge));
        var points = places.Values.ToList();
        var isClear = points.Select((a, i) => points.Skip(i + 1).All(b => Math.Abs(a.Item1 - b.Item1) >= BoxWidth + 10 || Math.Abs(a.Item2 - b.Item2) >= BoxHeight + 10)).All(clear => clear);
        return isClear ? places : null;
    }

    /// <summary>Each activity below those that lead to it; arrows that close a circle do not count.</summary>
    private static Dictionary<string, (int X, int Y)> Layered(WorkflowDefinition type)
    {
        var layers = new Dictionary<string, int>();
        var above = new HashSet<string>();
        void Put(string id, int layer)
        {
            if (above.Contains(id) || (layers.TryGetValue(id, out var known) && known >= layer) || type.Find(id) is null)
            {
                return;
            }

            layers[id] = layer;
            above.Add(id);
            foreach (var arrow in type.From(id))
            {
                Put(arrow.To, layer + 1);
            }

            above.Remove(id);
        }

        foreach (var start in type.Nodes.Where(n => n.IsStart))
        {
            Put(start.Id, 0);
        }

        // What no arrow leads to stands below the rest: an event that ends everything.
        var last = layers.Values.DefaultIfEmpty(-1).Max() + 1;
        foreach (var node in type.Nodes.Where(n => !layers.ContainsKey(n.Id)).ToList())
        {
            Put(node.Id, last);
        }

        return layers.GroupBy(l => l.Value).SelectMany(layer => layer.Select((l, i) => (l.Key, Place: (Edge + (i * (BoxWidth + Across)), Edge + (layer.Key * (BoxHeight + Down))))))
            .ToDictionary(p => p.Key, p => p.Place);
    }

    private static FlowBox Box(WorkflowNode node, string title, (int X, int Y) at)
    {
        var lines = new List<string>();
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= LineLength)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return new(node, title, lines.Count <= MostLines ? lines : [.. lines.Take(MostLines - 1), $"{lines[MostLines - 1]} …"], at.X, at.Y);
    }

    private bool Goes(WorkflowArrow arrow) => _boxes[arrow.To].Y > _boxes[arrow.From].Y;

    private FlowLine Line(WorkflowArrow arrow, bool hasLabel, int side)
    {
        var (from, to) = (_boxes[arrow.From], _boxes[arrow.To]);
        var label = hasLabel || arrow.Outcome != "Done" ? WorkflowWords.Plain(arrow.Outcome) : "";
        if (Goes(arrow))
        {
            var (x, y, tox, toy) = (from.X + (BoxWidth / 2), from.Y + BoxHeight, to.X + (BoxWidth / 2), to.Y);
            var middle = toy - (Down / 2);
            return new($"M{x} {y} C{x} {y + Down}, {tox} {toy - Down}, {tox} {toy - 4}", label, tox, middle + 8);
        }

        // Back up, or across: round the right-hand side.
        var (startX, startY, endX, endY) = (from.X + BoxWidth, from.Y + (BoxHeight / 2), to.X + BoxWidth, to.Y + (BoxHeight / 2) + (from == to ? 20 : 0));
        return new($"M{startX} {startY} C{side} {startY}, {side} {endY}, {endX + 4} {endY}", label, startX + 36, startY - 6);
    }
}
