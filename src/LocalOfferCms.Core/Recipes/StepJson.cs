using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Reads members of steps: names without regard to case, as Orchard Core binds them to its models.</summary>
internal static class StepJson
{
    /// <summary>A member whatever its case; the exact one first.</summary>
    public static JsonNode? Member(this JsonObject json, string name) => json[json.Key(name)];

    /// <summary>A member's name as the recipe writes it; the name asked for when there is none.</summary>
    public static string Key(this JsonObject json, string name) =>
        json.ContainsKey(name) ? name : json.FirstOrDefault(m => m.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key ?? name;

    /// <summary>A member that is a string.</summary>
    public static string? Text(this JsonObject json, string name) => JsonText.String(json.Member(name));

    /// <summary>The objects of a list, each with its pointer. Whatever is not an object has been refused by <see cref="CheckObjects"/>.</summary>
    public static IEnumerable<(JsonObject Json, string Pointer)> Objects(this JsonObject json, string name, string pointer) =>
        json.Member(name) is JsonArray array
            ? array.Select((node, i) => (Json: node as JsonObject, Pointer: $"{pointer}/{json.Key(name)}/{i}")).Where(o => o.Json is not null).Select(o => (o.Json!, o.Pointer))
            : [];

    /// <summary>Reports a list that is missing or holds anything but objects, each with one of the names given as a text.</summary>
    public static void CheckObjects(this RecipeCheck check, JsonObject step, string name, bool required, params string[] identity)
    {
        switch (step.Member(name))
        {
            case null when required:
                check.Report.AddError(check.Pointer, "step", Name(step), $"The step has no list '{name}'.");
                break;
            case null:
                break;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    CheckObject(check, array[i], $"{check.Pointer}/{step.Key(name)}/{i}", Name(step), identity);
                }

                break;
            default:
                check.Report.AddError($"{check.Pointer}/{name}", "step", Name(step), $"'{name}' is not a list.");
                break;
        }
    }

    private static void CheckObject(RecipeCheck check, JsonNode? node, string pointer, string step, string[] identity)
    {
        if (node is not JsonObject json)
        {
            check.Report.AddError(pointer, "step", step, "An object was expected here.");
        }
        else if (identity.Length > 0 && !identity.Any(i => json.Text(i) is { Length: > 0 and <= 256 }))
        {
            check.Report.AddError(pointer, "step", step, $"It has no {string.Join(" or ", identity)}, or one that is empty or longer than 256 characters.");
        }
    }

    private static string Name(JsonObject step) => JsonText.String(step["name"]) ?? "";
}
