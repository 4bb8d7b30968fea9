using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>The types and parts that are defined when a content step runs. Reports what of an item they do not know; the item is kept whole.</summary>
internal sealed class ContentVocabulary
{
    private static readonly HashSet<string> System = [.. KnownNames.SystemFields];

    private const string DefaultPattern = "{{ ContentItem | display_text | slugify }}";

    private readonly Dictionary<string, JsonObject> _types;
    private readonly Dictionary<string, JsonObject> _parts;

    private ContentVocabulary(Dictionary<string, JsonObject> types, Dictionary<string, JsonObject> parts) => (_types, _parts) = (types, parts);

    public static async Task<ContentVocabulary> LoadAsync(CmsDbContext db, CancellationToken ct) =>
        new(await ReadAsync(db, SiteDocumentKinds.ContentType, ct), await ReadAsync(db, SiteDocumentKinds.ContentPart, ct));

    /// <summary>The pattern of the type's AutoroutePart, Orchard Core's own when it names none; null when the type has no such part.</summary>
    public string? AutoroutePattern(string type) =>
        Records(type).FirstOrDefault(r => r.Text("PartName") == "AutoroutePart") is { } part
            ? JsonText.String(part["Settings"]?["AutoroutePartSettings"]?["Pattern"]) is { Length: > 0 } pattern ? pattern : DefaultPattern
            : null;

    /// <summary>Reports unknown types, parts and fields of an item and of the items within it.</summary>
    public void Report(JsonObject item, string pointer, RecipeReport report)
    {
        var type = JsonText.String(item["ContentType"]) ?? "";
        if (!_types.ContainsKey(type))
        {
            report.AddNotUnderstood(pointer, "content type", type, "The type is not defined. Its content is kept.");
        }

        var parts = Records(type).Select(r => (Name: r.Text("Name") ?? r.Text("PartName") ?? "", Part: r.Text("PartName") ?? "")).ToLookup(p => p.Name, p => p.Part);
        foreach (var (name, value) in item.Where(m => !System.Contains(m.Key)))
        {
            var place = $"{pointer}/{name}";
            if (value is not (JsonObject or JsonArray))
            {
                ReportPlain(name, value, place, report);
                continue;
            }

            var part = parts[name].FirstOrDefault() ?? name;
            if (name != type && !KnownNames.Parts.Contains(part) && !_parts.ContainsKey(part) && !parts.Contains(name))
            {
                report.AddNotUnderstood(place, "part", name, "Kept in the content; nothing here makes use of it.");
            }
            else if (value is JsonObject json)
            {
                ReportFields(part, json, place, report);
            }

            ReportNested(value, place, report);
        }
    }

    private static void ReportPlain(string name, JsonNode? value, string place, RecipeReport report)
    {
        // The members of ours: that an item on the site is archived, and when it first came there.
        if (value is not null && !(name == ImportedItem.StageMember && JsonText.String(value) == nameof(ContentStage.Archived))
            && !(name == ImportedItem.FirstPublishedMember && JsonText.Moment(value) is not null))
        {
            report.AddNotUnderstood(place, "member", name, "A content item holds parts; a plain value beside them is not kept.");
        }
    }

    private void ReportFields(string part, JsonObject json, string pointer, RecipeReport report)
    {
        if (!_parts.TryGetValue(part, out var definition))
        {
            return;
        }

        var fields = definition.Objects("ContentPartFieldDefinitionRecords", "").Select(f => f.Json.Text("Name")).ToHashSet();
        foreach (var name in json.Where(m => m.Value is JsonObject && !fields.Contains(m.Key)).Select(m => m.Key))
        {
            report.AddNotUnderstood($"{pointer}/{name}", "field", $"{part}.{name}", "Kept in the content; the part defines no such field.");
        }
    }

    private void ReportNested(JsonNode? node, string pointer, RecipeReport report)
    {
        if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                ReportNested(array[i], $"{pointer}/{i}", report);
            }
        }
        else if (node is JsonObject json && json.ContainsKey("ContentType"))
        {
            Report(json, pointer, report);
        }
        else if (node is JsonObject plain)
        {
            foreach (var (name, value) in plain)
            {
                ReportNested(value, $"{pointer}/{name}", report);
            }
        }
    }

    private IEnumerable<JsonObject> Records(string type) =>
        _types.TryGetValue(type, out var definition) ? definition.Objects("ContentTypePartDefinitionRecords", "").Select(r => r.Json) : [];

    private static async Task<Dictionary<string, JsonObject>> ReadAsync(CmsDbContext db, string kind, CancellationToken ct) =>
        (await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == kind).ToListAsync(ct)).ToDictionary(d => d.Name, d => JsonText.Object(d.Data));
}
