using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Types;

/// <summary>What the settings of a field say, in Orchard Core's shape; what Orchard Core does not know stands under <see cref="OwnSettings"/>.</summary>
public static class FieldRules
{
    /// <summary>The settings that are ours.</summary>
    public const string OwnSettings = "LocalOfferFieldSettings";

    /// <summary>Orchard Core's common settings of fields.</summary>
    public const string CommonSettings = "ContentPartFieldSettings";

    /// <summary>Whether readers can filter by it.</summary>
    public static bool IsFilterable(this FieldDefinition field) => Flag(Own(field)?["Filterable"]);

    /// <summary>Whether it stands on the page. A field that says nothing does.</summary>
    public static bool IsShown(this FieldDefinition field) => !Flag(Own(field)?["NotShown"]);

    /// <summary>Whether it was taken away. What pages hold in it is kept.</summary>
    public static bool IsRemoved(this FieldDefinition field) => Flag(Own(field)?["Removed"]);

    /// <summary>Whether an item must have it.</summary>
    public static bool IsRequired(this FieldDefinition field) => Flag(OfKind(field)?["Required"]);

    /// <summary>What the editor is told about it; empty for nothing.</summary>
    public static string Hint(this FieldDefinition field) => JsonText.String(OfKind(field)?["Hint"]) ?? "";

    /// <summary>The choices of a list, as value and label; empty for a field that is not a list.</summary>
    public static IReadOnlyList<(string Value, string Label)> Choices(this FieldDefinition field)
    {
        var options = (field.Settings["TextFieldPredefinedListEditorSettings"] as JsonObject)?["Options"] ?? OfKind(field)?["Options"];
        return options is not JsonArray list ? [] : [.. list.OfType<JsonObject>()
            .Select(option => (Value: JsonText.String(option["value"]) ?? JsonText.String(option["name"]) ?? "", Label: JsonText.String(option["name"]) ?? ""))
            .Where(option => option.Value.Length > 0).Select(option => (option.Value, option.Label.Length > 0 ? option.Label : option.Value))];
    }

    /// <summary>The taxonomy that a term field goes by; empty for other fields.</summary>
    public static string Taxonomy(this FieldDefinition field) => JsonText.String((field.Settings["TaxonomyFieldSettings"] as JsonObject)?["TaxonomyContentItemId"]) ?? "";

    private static JsonObject? Own(FieldDefinition field) => field.Settings[OwnSettings] as JsonObject;

    private static JsonObject? OfKind(FieldDefinition field) => field.Settings[field.FieldName + "Settings"] as JsonObject;

    private static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
