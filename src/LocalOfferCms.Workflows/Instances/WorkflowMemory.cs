using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Workflows.Instances;

/// <summary>What an instance remembers between steps.</summary>
internal sealed class WorkflowMemory
{
    private const string InputMember = "Input";
    private const string ValuesMember = "Properties";
    private const string JoinsMember = "Joins";
    private const string KeptMember = "Kept";
    private readonly JsonObject _json;

    private WorkflowMemory(JsonObject json) => _json = json;

    public static WorkflowMemory Read(string json) => new(JsonText.Object(json));

    /// <summary>What the last event brought.</summary>
    public JsonObject Input => Of(InputMember);

    /// <summary>What <c>SetPropertyTask</c> has put down.</summary>
    public JsonObject Values => Of(ValuesMember);

    /// <summary>From where each join has been reached so far.</summary>
    public JsonObject Joins => Of(JoinsMember);

    /// <summary>Events that came while the instance was still on its way to where it waits for them, oldest first.</summary>
    private JsonArray Kept => _json[KeptMember] as JsonArray ?? [];

    public void SetInput(JsonObject? input) => _json[InputMember] = input?.DeepClone() ?? new JsonObject();

    public void Keep(WorkflowEvent happened)
    {
        var kept = (JsonArray)Kept.DeepClone();
        kept.Add(new JsonObject { ["Name"] = happened.Name, ["Outcome"] = happened.Outcome, ["Input"] = happened.Input?.DeepClone() });
        _json[KeptMember] = kept;
    }

    /// <summary>Takes out the oldest kept event of a name.</summary>
    public WorkflowEvent? Take(string name, string correlationId)
    {
        var kept = (JsonArray)Kept.DeepClone();
        if (kept.OfType<JsonObject>().FirstOrDefault(k => JsonText.String(k["Name"]) == name) is not { } found)
        {
            return null;
        }

        kept.Remove(found);
        _json[KeptMember] = kept;
        return new(name, correlationId, JsonText.String(found["Outcome"])!, found["Input"] as JsonObject);
    }

    /// <summary>Forgets the kept events: the instance has come to rest, and none of them was for it.</summary>
    public void Forget() => _json.Remove(KeptMember);

    public string Write() => _json.ToJsonString(JsonText.Compact);

    private JsonObject Of(string member)
    {
        if (_json[member] is not JsonObject there)
        {
            _json[member] = there = [];
        }

        return there;
    }
}
