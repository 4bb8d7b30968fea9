using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Workflows.Types;

/// <summary>A version of a type as the engine reads it. Members that are not known stay in the JSON and mean nothing here.</summary>
internal sealed class WorkflowDefinition
{
    private readonly Dictionary<string, WorkflowNode> _nodes;
    private readonly ILookup<string, WorkflowArrow> _from;
    private readonly ILookup<string, WorkflowArrow> _to;

    private WorkflowDefinition(string id, int version, JsonObject json)
    {
        (TypeId, Version) = (id, version);
        Name = Text(json, "Name") is { Length: > 0 } name ? name : id;
        IsSingleton = Flag(json, "IsSingleton");
        Nodes = [.. Objects(json, "Activities").Select(a => new WorkflowNode(
            Text(a, "ActivityId") ?? "", Text(a, "Name") ?? "", Flag(a, "IsStart"), Number(a, "X"), Number(a, "Y"), Member(a, "Properties") as JsonObject ?? []))];
        Arrows = [.. Objects(json, "Transitions").Select(t => new WorkflowArrow(
            Text(t, "SourceActivityId") ?? "", Text(t, "SourceOutcomeName") ?? "", Text(t, "DestinationActivityId") ?? ""))];
        _nodes = Nodes.DistinctBy(n => n.Id).ToDictionary(n => n.Id);
        _from = Arrows.ToLookup(a => a.From);
        _to = Arrows.ToLookup(a => a.To);
    }

    public string TypeId { get; }
    public int Version { get; }
    public string Name { get; }
    /// <summary>Whether there is only one instance at a time for what it is about.</summary>
    public bool IsSingleton { get; }
    public IReadOnlyList<WorkflowNode> Nodes { get; }
    public IReadOnlyList<WorkflowArrow> Arrows { get; }

    public static WorkflowDefinition Read(string id, int version, JsonObject json) => new(id, version, json);

    public static WorkflowDefinition Read(string id, int version, string json) => Read(id, version, JsonText.Object(json));

    public WorkflowNode? Find(string activityId) => _nodes.GetValueOrDefault(activityId);

    /// <summary>Where an outcome leads.</summary>
    public IEnumerable<WorkflowArrow> From(string activityId, string outcome) => _from[activityId].Where(a => a.Outcome == outcome);

    public IEnumerable<WorkflowArrow> From(string activityId) => _from[activityId];

    public IEnumerable<WorkflowArrow> To(string activityId) => _to[activityId];

    /// <summary>The activities that can be reached from one, without that one unless a loop leads back to it.</summary>
    public IReadOnlySet<string> ReachableFrom(string activityId)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>([activityId]);
        while (open.TryDequeue(out var next))
        {
            foreach (var arrow in _from[next].Where(a => found.Add(a.To)))
            {
                open.Enqueue(arrow.To);
            }
        }

        return found;
    }

    /// <summary>A member whatever its case, as Orchard Core binds it; the exact one first.</summary>
    internal static JsonNode? Member(JsonObject json, string name) =>
        json.ContainsKey(name) ? json[name] : json.FirstOrDefault(m => m.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    internal static string? Text(JsonObject json, string name) => JsonText.String(Member(json, name));

    internal static bool Flag(JsonObject json, string name) => Member(json, name) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static double? Number(JsonObject json, string name) => Member(json, name) is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static IEnumerable<JsonObject> Objects(JsonObject json, string name) => (Member(json, name) as JsonArray ?? []).OfType<JsonObject>();
}

/// <summary>An activity of a type.</summary>
internal sealed record WorkflowNode(string Id, string Name, bool IsStart, double? X, double? Y, JsonObject Properties)
{
    /// <summary>Whether this event ends an instance wherever it stands: it needs no arrow to it.</summary>
    public bool EndsWorkflow => WorkflowDefinition.Flag(Properties, "EndsWorkflow");

    /// <summary>The title that its author gave it, if any.</summary>
    public string? Title => Properties["ActivityMetadata"] is JsonObject about && WorkflowDefinition.Text(about, "Title") is { Length: > 0 } title ? title : null;
}

/// <summary>A transition.</summary>
internal sealed record WorkflowArrow(string From, string Outcome, string To);
