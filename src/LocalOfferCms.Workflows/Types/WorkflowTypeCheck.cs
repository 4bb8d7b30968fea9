using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Values;

namespace LocalOfferCms.Workflows.Types;

/// <summary>Something about a type that is wrong, or that cannot be run here.</summary>
/// <param name="Pointer">Where, below the type.</param>
/// <param name="Name">Of what: an activity's name, or the type's id.</param>
/// <param name="Message">A sentence.</param>
internal sealed record TypeProblem(string Pointer, string Name, string Message);

/// <summary>Looks at a type: what makes no sense is refused; what makes sense and cannot be run here is kept and told.</summary>
internal static class WorkflowTypeCheck
{
    /// <summary>What makes no sense, whoever runs it.</summary>
    public static IEnumerable<TypeProblem> Errors(JsonObject type)
    {
        var id = WorkflowDefinition.Text(type, "WorkflowTypeId") ?? "";
        var definition = WorkflowDefinition.Read(id, 0, type);
        return Lengths(id, definition).Concat(Activities(id, definition)).Concat(Transitions(id, definition));
    }

    /// <summary>Why it cannot be run here: activities that are not known, or that cannot be done with their properties.</summary>
    public static IEnumerable<TypeProblem> Obstacles(WorkflowDefinition type, WorkflowActivities activities)
    {
        for (var i = 0; i < type.Nodes.Count; i++)
        {
            var node = type.Nodes[i];
            var pointer = $"/Activities/{i}";
            switch (activities.Find(node.Name))
            {
                case null:
                    yield return new(pointer, node.Name, "There is no such activity here.");
                    break;
                case { IsEvent: false } when node.IsStart:
                    yield return new(pointer, node.Name, "It is marked as the start, and only an event can start anything.");
                    break;
                case var activity when activity.Refuse(node.Properties) is { } refusal:
                    yield return new($"{pointer}/Properties", node.Name, refusal);
                    break;
                default:
                    if (OddText(node.Properties) is { } odd)
                    {
                        yield return new($"{pointer}/Properties", node.Name, odd);
                    }

                    break;
            }
        }
    }

    private static IEnumerable<TypeProblem> Lengths(string id, WorkflowDefinition type)
    {
        if (id.Length > WorkflowModel.Id)
        {
            yield return new("/WorkflowTypeId", id, $"The id is longer than {WorkflowModel.Id} characters.");
        }

        if (type.Name.Length > WorkflowModel.Title)
        {
            yield return new("/Name", id, $"The name is longer than {WorkflowModel.Title} characters.");
        }
    }

    private static IEnumerable<TypeProblem> Activities(string id, WorkflowDefinition type)
    {
        if (type.Nodes.Count > 0 && !type.Nodes.Any(n => n.IsStart))
        {
            yield return new("/Activities", id, "No activity is marked as the start (IsStart).");
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < type.Nodes.Count; i++)
        {
            var node = type.Nodes[i];
            if (node.Id.Length is 0 or > WorkflowModel.Id)
            {
                yield return new($"/Activities/{i}", node.Name, $"It has no ActivityId, or one that is longer than {WorkflowModel.Id} characters.");
            }
            else if (!seen.Add(node.Id))
            {
                yield return new($"/Activities/{i}/ActivityId", node.Id, "Another activity of the type has the same ActivityId.");
            }

            if (node.IsStart && node.Name.EndsWith("Task", StringComparison.Ordinal))
            {
                yield return new($"/Activities/{i}/IsStart", node.Name, "Only an event can start a workflow, and this is a task.");
            }
        }
    }

    private static IEnumerable<TypeProblem> Transitions(string id, WorkflowDefinition type)
    {
        for (var i = 0; i < type.Arrows.Count; i++)
        {
            var arrow = type.Arrows[i];
            foreach (var (member, activity) in new[] { ("SourceActivityId", arrow.From), ("DestinationActivityId", arrow.To) })
            {
                if (type.Find(activity) is null)
                {
                    yield return new($"/Transitions/{i}/{member}", activity.Length > 0 ? activity : id, $"The type has no activity '{activity}'.");
                }
            }
        }
    }

    private static string? OddText(JsonNode? node) => node switch
    {
        JsonObject json => json.Where(m => m.Key is not ("ActivityMetadata" or "Condition")).Select(m => OddText(m.Value)).FirstOrDefault(odd => odd is not null),
        JsonArray array => array.Select(OddText).FirstOrDefault(odd => odd is not null),
        _ => JsonText.String(node) is { } text ? Placeholders.Refuse(text) : null,
    };
}
