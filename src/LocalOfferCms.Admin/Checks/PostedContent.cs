using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Admin.Checks;

/// <summary>Makes parts of a form whose fields are named by their places: <c>SummaryPart.Summary</c>, <c>Parts[2].MarkdownBodyPart.Markdown</c>.
/// Only for looking at: what is saved goes through the editor.</summary>
internal static partial class PostedContent
{
    private const int MostFields = 4_000;

    public static ContentDocument Read(string contentType, IEnumerable<KeyValuePair<string, string>> fields, SiteSnapshot site)
    {
        var content = new JsonObject();
        var rows = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.Take(MostFields))
        {
            if (FieldName().Match(name) is { Success: true } match)
            {
                Put(Within(content, match.Groups["within"].Value, rows), match.Groups["part"].Value, match.Groups["field"].Value, value.ReplaceLineEndings("\n"), site);
            }
        }

        return new(contentType, content);
    }

    /// <summary>The item that a field lies in: rows come in the order in which the form has them.</summary>
    private static JsonObject Within(JsonObject content, string path, Dictionary<string, JsonObject> rows)
    {
        var at = content;
        var walked = "";
        foreach (Match step in Step().Matches(path))
        {
            walked += step.Value;
            if (!rows.TryGetValue(walked, out var row))
            {
                var bag = Object(at, step.Groups["bag"].Value);
                if (bag["ContentItems"] is not JsonArray items)
                {
                    bag["ContentItems"] = items = [];
                }

                items.Add(row = []);
                rows[walked] = row;
            }

            at = row;
        }

        return at;
    }

    private static void Put(JsonObject item, string part, string field, string value, SiteSnapshot site)
    {
        var json = Object(item, part);
        if (part is "TitlePart" or "MarkdownBodyPart" or "AutoroutePart")
        {
            json[field] = value;
            return;
        }

        switch (site.Types.Values.SelectMany(t => t.Parts).Where(p => p.Name == part).SelectMany(p => p.Fields).FirstOrDefault(f => f.Name == field)?.FieldName)
        {
            case "MarkdownField":
                Object(json, field)["Markdown"] = value;
                break;
            case "TaxonomyField" when value.Length > 0:
                var terms = Object(json, field)["TermContentItemIds"] as JsonArray ?? [];
                terms.Add(value);
                Object(json, field)["TermContentItemIds"] = terms.Parent is null ? terms : terms.DeepClone();
                break;
            default:
                Object(json, field)["Text"] = value;
                break;
        }
    }

    private static JsonObject Object(JsonObject owner, string name)
    {
        if (owner[name] is not JsonObject json)
        {
            owner[name] = json = [];
        }

        return json;
    }

    [GeneratedRegex(@"^(?<within>(?:\w{1,64}\[\w{1,64}\]\.){0,6})(?<part>\w{1,64})\.(?<field>\w{1,64})$")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"(?<bag>\w+)\[\w+\]\.")]
    private static partial Regex Step();
}
