using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Content;

/// <summary>Reads values out of JSON that may be of any kind.</summary>
public static class JsonText
{
    /// <summary>How deep a content item's JSON may go.</summary>
    public const int MaxDepth = 256;

    /// <summary>Options for content: lenient about comments and trailing commas, firm about depth.</summary>
    public static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    /// <summary>How content is written into the database.</summary>
    public static readonly JsonSerializerOptions Compact = new() { MaxDepth = MaxDepth, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Parses an object.</summary>
    /// <exception cref="JsonException">It is not JSON, or not an object.</exception>
    public static JsonObject Object(string json) =>
        JsonNode.Parse(json, documentOptions: Reading) as JsonObject ?? throw new JsonException("A JSON object was expected.");

    /// <summary>A string, or null when the node is not one.</summary>
    public static string? String(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The strings of an array; empty when the node is not one.</summary>
    public static IReadOnlyList<string> Strings(JsonNode? node) =>
        node is JsonArray array ? [.. array.Select(String).OfType<string>()] : [];

    /// <summary>A date or time in ISO 8601; null when the node is not one.</summary>
    public static DateTime? Moment(JsonNode? node) =>
        String(node) is { } text && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : null;
}
