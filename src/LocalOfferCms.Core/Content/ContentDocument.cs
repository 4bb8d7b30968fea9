using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Content;

/// <summary>A version's content: one JSON object whose members are parts, in Orchard Core's shape. The JSON is the truth;
/// everything else is a view over it that keeps members it does not know.</summary>
/// <param name="contentType">The type's name; fields that a type adds lie under it.</param>
/// <param name="json">The parts.</param>
public sealed class ContentDocument(string contentType, JsonObject json)
{
    /// <summary>The type's name.</summary>
    public string ContentType { get; } = contentType;

    /// <summary>The parts.</summary>
    public JsonObject Json { get; } = json;

    /// <summary>A part by its name on the type; a view over nothing when it is absent, whose values are all empty.</summary>
    public ContentPart Part(string name) => new(Json[name] as JsonObject);

    /// <summary>The part that holds the fields which the type itself adds.</summary>
    public ContentPart Own => Part(ContentType);

    /// <summary>Items nested in a BagPart, FlowPart or ListPart by its name on the type, in order.</summary>
    public IReadOnlyList<NestedItem> Items(string part) =>
        Json[part] is JsonObject bag && (bag["ContentItems"] ?? bag["Widgets"]) is JsonArray items ? [.. items.OfType<JsonObject>().Select(NestedItem.From)] : [];
}

/// <summary>A content item that lies whole inside another: a card, a guide's part, an easy-read panel.</summary>
/// <param name="Id">Its content item id.</param>
/// <param name="DisplayText">Its title.</param>
/// <param name="Content">Its parts.</param>
public sealed record NestedItem(string Id, string DisplayText, ContentDocument Content)
{
    internal static NestedItem From(JsonObject json) => new(
        JsonText.String(json["ContentItemId"]) ?? "",
        JsonText.String(json["DisplayText"]) ?? "",
        new ContentDocument(JsonText.String(json["ContentType"]) ?? "", json));
}

/// <summary>A view over one part. Reading a member that is missing or of another kind gives empty, never an error:
/// imported content may hold anything.</summary>
public sealed class ContentPart(JsonObject? json)
{
    /// <summary>Whether the part is there.</summary>
    public bool Exists => json is not null;

    /// <summary>The part's own JSON, or null.</summary>
    public JsonObject? Json => json;

    /// <summary>A plain string member, as Orchard Core's own parts have them (<c>TitlePart.Title</c>).</summary>
    public string Plain(string member) => JsonText.String(json?[member]) ?? "";

    /// <summary>A TextField's <c>Text</c>.</summary>
    public string Text(string field) => JsonText.String(Field(field)?["Text"]) ?? "";

    /// <summary>A MarkdownField's <c>Markdown</c>.</summary>
    public string Markdown(string field) => JsonText.String(Field(field)?["Markdown"]) ?? "";

    /// <summary>A BooleanField's <c>Value</c>.</summary>
    public bool Flag(string field) => Field(field)?["Value"] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>A NumericField's <c>Value</c>.</summary>
    public double? Number(string field) => Field(field)?["Value"] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    /// <summary>A DateField's <c>Value</c> (ISO 8601).</summary>
    public DateOnly? Date(string field) => Moment(field) is { } moment ? DateOnly.FromDateTime(moment) : null;

    /// <summary>A DateTimeField's <c>Value</c> (ISO 8601). UTC when it says so; else local time of the council.</summary>
    public DateTime? Moment(string field) => JsonText.Moment(Field(field)?["Value"]);

    /// <summary>A ContentPickerField's <c>ContentItemIds</c>.</summary>
    public IReadOnlyList<string> Items(string field) => JsonText.Strings(Field(field)?["ContentItemIds"]);

    /// <summary>A TaxonomyField's <c>TermContentItemIds</c>.</summary>
    public IReadOnlyList<string> Terms(string field) => JsonText.Strings(Field(field)?["TermContentItemIds"]);

    /// <summary>A MultiTextField's <c>Values</c>.</summary>
    public IReadOnlyList<string> Values(string field) => JsonText.Strings(Field(field)?["Values"]);

    /// <summary>A MediaField's <c>Paths</c>.</summary>
    public IReadOnlyList<string> Paths(string field) => JsonText.Strings(Field(field)?["Paths"]);

    /// <summary>A LinkField's <c>Url</c> and <c>Text</c>; null when there is no address.</summary>
    public (string Url, string Text)? Link(string field) =>
        JsonText.String(Field(field)?["Url"]) is { Length: > 0 } url ? (url, JsonText.String(Field(field)?["Text"]) ?? url) : null;

    private JsonObject? Field(string field) => json?[field] as JsonObject;
}
