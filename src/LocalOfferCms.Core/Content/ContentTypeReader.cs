using System.Text.Json.Nodes;
using LocalOfferCms.Core.Types;

namespace LocalOfferCms.Core.Content;

/// <summary>Reads Orchard Core's JSON of types and parts, as recipes store it.</summary>
internal static class ContentTypeReader
{
    public const string TypeKind = "ContentType";
    public const string PartKind = "ContentPart";

    public static ContentTypeDefinition Type(JsonObject type, IReadOnlyDictionary<string, JsonObject> parts)
    {
        var name = JsonText.String(type["Name"]) ?? "";
        return new(name, JsonText.String(type["DisplayName"]) ?? name, Settings(type),
            [.. Records(type, "ContentTypePartDefinitionRecords").Select(record =>
            {
                var part = JsonText.String(record["PartName"]) ?? "";
                var definition = parts.GetValueOrDefault(part) ?? [];
                return new TypePartDefinition(part, JsonText.String(record["Name"]) ?? part, Settings(record), Fields(definition))
                {
                    Description = JsonText.String((Settings(definition)["ContentPartSettings"] as JsonObject)?["Description"]) ?? "",
                };
            })]);
    }

    /// <summary>The fields that there are: one that was taken away keeps its place in the definition, so that nothing else takes its name.</summary>
    public static IReadOnlyList<FieldDefinition> Fields(JsonObject part) => [.. AllFields(part).Where(field => !field.IsRemoved())];

    public static IEnumerable<FieldDefinition> AllFields(JsonObject part) => Records(part, "ContentPartFieldDefinitionRecords").Select(field =>
        new FieldDefinition(JsonText.String(field["FieldName"]) ?? "", JsonText.String(field["Name"]) ?? "", Settings(field)));

    private static IEnumerable<JsonObject> Records(JsonObject owner, string member) => (owner[member] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static JsonObject Settings(JsonObject owner) => owner["Settings"] as JsonObject ?? [];
}
