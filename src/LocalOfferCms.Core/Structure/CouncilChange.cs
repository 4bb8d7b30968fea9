using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Structure;

/// <summary>A document of the site that a council has changed in its workspace is its own from then on: a recipe that runs again adds what
/// is new to it, and undoes nothing. The document says so itself, so an export and a copy of the council say it too.</summary>
internal static class CouncilChange
{
    /// <summary>The member that says so.</summary>
    public const string Member = "ChangedHere";

    // Lists whose entries have names: entries that are not there yet are added. Any other list is the council's as it stands.
    private static readonly Dictionary<string, string> Named = new()
    {
        ["terms"] = "id", ["ContentTypePartDefinitionRecords"] = "Name", ["ContentPartFieldDefinitionRecords"] = "Name",
    };

    /// <summary>Says that the council has changed the document.</summary>
    public static void Mark(JsonObject document) => document[Member] = true;

    /// <summary>Whether the council has changed it.</summary>
    public static bool IsMarked(JsonObject document) => document[Member] is JsonValue value && value.TryGetValue<bool>(out var marked) && marked;

    /// <summary>What the document becomes when a recipe gives it again: as the council has it, with what the recipe has besides.</summary>
    public static JsonObject Keep(JsonObject stored, JsonObject given)
    {
        var kept = (JsonObject)stored.DeepClone();
        foreach (var (name, value) in given.Where(m => m.Value is not null))
        {
            kept[name] = (kept[name], value) switch
            {
                (null, _) => value!.DeepClone(),
                (JsonObject own, JsonObject other) => Keep(own, other),
                (JsonArray own, JsonArray other) when Named.TryGetValue(name, out var identity) => Add(own, other, identity),
                var (own, _) => own.DeepClone(),
            };
        }

        return kept;
    }

    private static JsonArray Add(JsonArray own, JsonArray other, string identity)
    {
        var all = (JsonArray)own.DeepClone();
        foreach (var entry in other.OfType<JsonObject>())
        {
            if (!own.OfType<JsonObject>().Any(o => JsonNode.DeepEquals(o[identity], entry[identity])))
            {
                all.Add(entry.DeepClone());
            }
        }

        return all;
    }
}
