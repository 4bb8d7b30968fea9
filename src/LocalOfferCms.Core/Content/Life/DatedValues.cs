using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Takes out of a page what was true for one year: dates, fields that its definition marks <c>LocalOfferFieldSettings.Dated</c>,
/// and references to dated facts in its texts. A text keeps a mark where something is missing, so that nobody publishes it without looking.</summary>
internal static partial class DatedValues
{
    /// <summary>Begins what stands in a text where a dated fact stood.</summary>
    public const string Gap = "[to be filled in: ";

    // When the page itself was made, checked and is due: those begin anew, and are not part of what it says.
    private static readonly string[] AboutThePage = ["ReviewPart", "CoProductionPart", "ExpiryPart", "PublishLaterPart"];
    private static readonly string[] DateFields = ["DateField", "DateTimeField", "TimeField"];

    /// <summary>Blanks them and gives the names of the fields that were blanked.</summary>
    public static IReadOnlyList<string> Blank(JsonObject content, IReadOnlyDictionary<string, ContentTypeDefinition> types, string contentType)
    {
        var blanked = new List<string>();
        foreach (var name in AboutThePage)
        {
            if (content[name] is JsonObject part && name == "ReviewPart")
            {
                part.Remove("LastReviewed");
                part.Remove("ReviewedBy");
                part.Remove("ReviewDue");
            }
            else
            {
                content.Remove(name);
            }
        }

        BlankItem(content, types, contentType, blanked);
        return [.. blanked.Distinct()];
    }

    private static void BlankItem(JsonObject item, IReadOnlyDictionary<string, ContentTypeDefinition> types, string contentType, List<string> blanked)
    {
        foreach (var part in types.TryGetValue(contentType, out var type) ? type.Parts : [])
        {
            foreach (var field in part.Fields.Where(IsDated))
            {
                if (item[part.Name] is JsonObject json && json.Remove(field.Name))
                {
                    blanked.Add(field.DisplayName);
                }
            }
        }

        BlankTexts(item, types, blanked);
    }

    private static void BlankTexts(JsonNode node, IReadOnlyDictionary<string, ContentTypeDefinition> types, List<string> blanked)
    {
        var children = node switch { JsonObject o => o.Select(m => m.Value), JsonArray a => a, _ => [] };
        foreach (var child in children.OfType<JsonNode>().ToList())
        {
            if (child is JsonObject nested && JsonText.String(nested["ContentType"]) is { } nestedType)
            {
                BlankItem(nested, types, nestedType, blanked);
            }
            else
            {
                BlankTexts(child, types, blanked);
            }
        }

        if (node is JsonObject json && JsonText.String(json["Markdown"]) is { } text && Facts().IsMatch(text))
        {
            json["Markdown"] = Facts().Replace(text, fact => $"**{Gap}{fact.Groups["key"].Value.Trim()}]**");
            blanked.Add("Facts in the text");
        }
    }

    private static bool IsDated(FieldDefinition field) => DateFields.Contains(field.FieldName)
        || ((field.Settings["LocalOfferFieldSettings"] as JsonObject)?["Dated"] is JsonValue mark && mark.TryGetValue<bool>(out var on) && on);

    [GeneratedRegex(@"\{\{[ \t]*fact:(?<key>[^{}\r\n]{1,100})\}\}")]
    private static partial Regex Facts();
}
