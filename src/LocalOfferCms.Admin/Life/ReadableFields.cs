using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Life;

/// <summary>A field of a version as a person reads it.</summary>
/// <param name="Key">What tells it from other fields, in whichever version it stands.</param>
/// <param name="Label">Its name.</param>
/// <param name="Text">Its value.</param>
internal sealed record ReadableField(string Key, string Label, string Text);

/// <summary>Writes the fields of versions as people read them: labels from the definition, titles instead of ids, days in words.</summary>
internal sealed class ReadableFields(CmsDbContext db, SiteSnapshots snapshots)
{
    /// <summary>Reads several versions of one item, by one query for the titles that they name.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ReadableField>>> ReadAsync(string contentType, CancellationToken ct, params ContentVersion[] versions)
    {
        var site = await snapshots.GetAsync(ct);
        var contents = versions.Select(v => (v.DisplayText, Json: JsonText.Object(v.Data))).ToList();
        var ids = contents.SelectMany(c => IdsIn(c.Json)).Distinct().ToList();
        var titles = ids.Count == 0 ? [] : await db.ContentSummaries.AsNoTracking().Where(s => ids.Contains(s.ContentItemId)).ToDictionaryAsync(s => s.ContentItemId, s => s.Title, ct);
        return [.. contents.Select(c => new Reading(site, titles).Read(contentType, c.DisplayText, c.Json))];
    }

    private static IEnumerable<string> IdsIn(JsonNode? node) => node switch
    {
        JsonObject json => JsonText.Strings(json["ContentItemIds"]).Concat(json.SelectMany(m => IdsIn(m.Value))),
        JsonArray array => array.SelectMany(IdsIn),
        _ => [],
    };

    private sealed class Reading(SiteSnapshot site, Dictionary<string, string> titles)
    {
        private readonly List<ReadableField> _found = [];

        public IReadOnlyList<ReadableField> Read(string contentType, string title, JsonObject content)
        {
            _found.Add(new("title", "Title", title));
            Item(contentType, content, "", "");
            return _found;
        }

        private void Item(string contentType, JsonObject content, string key, string before)
        {
            var parts = site.Types.TryGetValue(contentType, out var type) ? type.Parts.ToDictionary(p => p.Name) : [];
            foreach (var (name, value) in content.Where(m => m.Key != "TitlePart" || key.Length > 0))
            {
                if (value is JsonObject part)
                {
                    Part(part, parts.GetValueOrDefault(name), name, $"{key}{name}", before);
                }
            }
        }

        private void Part(JsonObject part, TypePartDefinition? definition, string name, string key, string before)
        {
            foreach (var (member, value) in part)
            {
                var field = definition?.Fields.FirstOrDefault(f => f.Name == member);
                if (value is JsonArray items && items.OfType<JsonObject>().Any())
                {
                    Nested(items, $"{key}.{member}/", before, name);
                }
                else if ((value is JsonObject json ? Value(json) : Plain(value)) is { Length: > 0 } text)
                {
                    _found.Add(new($"{key}.{member}", before + (field?.DisplayName ?? Words(member, name)), text));
                }
            }
        }

        private void Nested(JsonArray items, string key, string before, string name)
        {
            var number = 0;
            foreach (var item in items.OfType<JsonObject>())
            {
                number++;
                var title = JsonText.String(item["DisplayText"]) is { Length: > 0 } text ? text : $"{name} {number}";
                var itemKey = $"{key}{JsonText.String(item["ContentItemId"]) ?? $"{number}"}/";
                _found.Add(new(itemKey + "place", $"{before}{title}", $"{number}. {title}"));
                Item(JsonText.String(item["ContentType"]) ?? "", item, itemKey, $"{before}{title}: ");
            }
        }

        private string Value(JsonObject field) =>
            JsonText.String(field["Markdown"]) ?? JsonText.String(field["Html"]) ?? JsonText.String(field["Text"])
            ?? (field["ContentItemIds"] is { } ids ? Lines(JsonText.Strings(ids).Select(id => titles.GetValueOrDefault(id, id))) : null)
            ?? (field["TermContentItemIds"] is { } terms ? Lines(JsonText.Strings(terms).Select(t => site.TermName(JsonText.String(field["TaxonomyContentItemId"]) ?? "", t))) : null)
            ?? (field["Values"] is { } values ? Lines(JsonText.Strings(values)) : null)
            ?? (field["Paths"] is { } paths ? Lines(JsonText.Strings(paths)) : null)
            ?? JsonText.String(field["Url"]) ?? Plain(field["Value"]);

        private static string Plain(JsonNode? node) => node is not JsonValue value ? ""
            : value.TryGetValue<bool>(out var flag) ? (flag ? "Yes" : "No")
            : value.TryGetValue<string>(out var text) ? Day(text)
            : value.ToString();

        private static string Day(string text) =>
            DateOnly.TryParseExact(text.Length >= 10 ? text[..10] : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && (text.Length == 10 || text[10] == 'T')
                ? LocalTime.Day(day) + (text.Length >= 16 && text[11..16] != "00:00" ? ", " + text[11..16] : "")
                : text;

        private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

        /// <summary>Names of members that no definition knows: those of Orchard Core's own parts.</summary>
        private static string Words(string member, string part) => (part, member) switch
        {
            ("AutoroutePart", "Path") => "Address",
            ("MarkdownBodyPart", "Markdown") or ("HtmlBodyPart", "Html") => "Text",
            ("PublishLaterPart", "LocalTime") => "Time set for publishing",
            _ => member,
        };
    }
}
