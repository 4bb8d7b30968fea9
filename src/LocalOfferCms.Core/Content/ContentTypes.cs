using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Content;

/// <summary>A content type: parts, and fields of its own. Data, from a recipe's <c>ContentDefinition</c> step.</summary>
/// <param name="Name">Technical name, such as <c>Service</c>.</param>
/// <param name="DisplayName">The name that editors see.</param>
/// <param name="Settings">Orchard Core's bag of settings, kept whole.</param>
/// <param name="Parts">The parts, in order.</param>
public sealed record ContentTypeDefinition(string Name, string DisplayName, JsonObject Settings, IReadOnlyList<TypePartDefinition> Parts)
{
    /// <summary>Whether the type has a part of this kind.</summary>
    public bool Has(string partName) => Parts.Any(p => p.PartName == partName);

    /// <summary><c>ContentTypeSettings.Stereotype</c>: empty for things that have a page.</summary>
    public string Stereotype => JsonText.String((Settings["ContentTypeSettings"] as JsonObject)?["Stereotype"]) ?? "";
}

/// <summary>A part on a type.</summary>
/// <param name="PartName">The part, such as <c>BagPart</c>.</param>
/// <param name="Name">Its name on the type, such as <c>Cards</c>; the JSON lies under it.</param>
/// <param name="Settings">Settings.</param>
/// <param name="Fields">The fields of the part's definition.</param>
public sealed record TypePartDefinition(string PartName, string Name, JsonObject Settings, IReadOnlyList<FieldDefinition> Fields)
{
    /// <summary><c>ContentPartSettings.Description</c>: what the part is for; empty when nobody said.</summary>
    public string Description { get; init; } = "";
}

/// <summary>A field of a part.</summary>
/// <param name="FieldName">The kind of field, such as <c>TextField</c>.</param>
/// <param name="Name">Its name in the part.</param>
/// <param name="Settings">Settings.</param>
public sealed record FieldDefinition(string FieldName, string Name, JsonObject Settings)
{
    /// <summary>The label: <c>ContentPartFieldSettings.DisplayName</c>, else the name.</summary>
    public string DisplayName => JsonText.String((Settings["ContentPartFieldSettings"] as JsonObject)?["DisplayName"]) is { Length: > 0 } label ? label : Name;
}
