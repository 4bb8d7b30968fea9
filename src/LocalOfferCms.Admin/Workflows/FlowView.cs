using System.Globalization;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Types;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.Workflows;

/// <summary>A line of the list that says what the diagram shows.</summary>
internal sealed record FlowEntry(string Title, string Kind, bool IsHere, IReadOnlyList<string> Ways);

/// <summary>A type for a page: the drawing, and the same as a list. For an instance, with where it has been and where it stands.</summary>
internal sealed class FlowView
{
    private readonly WorkflowActivities _activities;
    private readonly IReadOnlySet<string> _here;
    private readonly IReadOnlySet<string> _taken;

    private FlowView(WorkflowDefinition type, WorkflowActivities activities, IReadOnlySet<string> here, IReadOnlySet<string> taken)
    {
        (_activities, _here, _taken) = (activities, here, taken);
        Name = type.Name;
        Diagram = FlowDiagram.Of(type, activities);
        Entries = [.. Diagram.Boxes.OrderBy(b => b.Y).ThenBy(b => b.X).Select(b => Entry(type, b))];
    }

    public string Name { get; }
    public FlowDiagram Diagram { get; }
    public IReadOnlyList<FlowEntry> Entries { get; }

    public static FlowView Of(WorkflowDefinition type, WorkflowActivities activities, IEnumerable<string>? here = null, IEnumerable<string>? taken = null) =>
        new(type, activities, (here ?? []).ToHashSet(), (taken ?? []).ToHashSet());

    public bool IsEvent(WorkflowNode node) => _activities.Find(node.Name)?.IsEvent ?? node.Name.EndsWith("Event", StringComparison.Ordinal);

    public string ClassOf(WorkflowNode node) => "lo-flow__box"
        + (IsEvent(node) ? " lo-flow__box--event" : "")
        + (_activities.Find(node.Name) is null ? " lo-flow__box--unknown" : "")
        + (_here.Contains(node.Id) ? " lo-flow__box--here" : _taken.Contains(node.Id) ? " lo-flow__box--taken" : "");

    /// <summary>Words in the drawing. Razor takes an element of the name <c>text</c> for one of its own.</summary>
    public static IHtmlContent Words(string words, int x, int y, string? cssClass = null)
    {
        var text = new TagBuilder("text");
        text.Attributes["x"] = x.ToString(CultureInfo.InvariantCulture);
        text.Attributes["y"] = y.ToString(CultureInfo.InvariantCulture);
        text.Attributes["text-anchor"] = "middle";
        if (cssClass is not null)
        {
            text.AddCssClass(cssClass);
        }

        text.InnerHtml.Append(words);
        return text;
    }

    private FlowEntry Entry(WorkflowDefinition type, FlowBox box) => new(
        box.Title,
        _activities.Find(box.Node.Name) is null ? "not known here"
            : box.Node.IsStart ? "it begins here" : box.Node.EndsWorkflow ? "ends the workflow wherever it stands" : IsEvent(box.Node) ? "it waits for this" : "",
        _here.Contains(box.Node.Id),
        [.. type.From(box.Node.Id).Where(a => type.Find(a.To) is not null).Select(a => $"{WorkflowWords.Plain(a.Outcome)}: goes on with “{WorkflowWords.Title(type.Find(a.To)!, _activities)}”.")]);
}
