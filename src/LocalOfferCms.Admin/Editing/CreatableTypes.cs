using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Editing;

/// <summary>Which types people make by themselves; others lie inside pages.</summary>
internal static class CreatableTypes
{
    /// <summary>Whether people make items of the type.</summary>
    public static bool Is(ContentTypeDefinition type) =>
        Settings(type)?["Creatable"] is JsonValue value && value.TryGetValue<bool>(out var creatable) && creatable && type.Stereotype != "Widget";

    /// <summary>What the type is for.</summary>
    public static string Description(ContentTypeDefinition type) => JsonText.String(Settings(type)?["Description"]) ?? "";

    private static JsonObject? Settings(ContentTypeDefinition type) => type.Settings["ContentTypeSettings"] as JsonObject;
}
