using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Media;

namespace LocalOfferCms.Core.Content;

/// <summary>Finds what a piece of content refers to, wherever in its JSON that stands: items, files and terms.</summary>
internal static partial class ContentLinks
{
    /// <summary>The kind of a link to a file.</summary>
    public const string Media = "Media";

    /// <summary>Kinds of links whose other end is the key of a fact, a source or an approved wording, not an item's id.</summary>
    public static readonly string[] ByKey = ["Fact", "Citation", "Wording"];

    /// <summary>The kind of a link in a text that leads to an address of the site; its other end is <see cref="AddressKey"/>.</summary>
    public const string Address = "Address";

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["ListedPart.Parents"] = "Parent",
        ["RelatedPart.Items"] = "Related",
        ["ResourcesPart.Documents"] = "Resource",
        ["ContactPart.Contact"] = "Contact",
        ["EasyReadPart.Of"] = "EasyReadOf",
        ["PublisherPart.Publisher"] = "Publisher",
        ["FaqPagePart.Questions"] = "Question",
        ["SenInformationReportPart.School"] = "School",
    };

    public static List<LinkEntry> Find(string contentItemId, ContentDocument content)
    {
        var found = new List<(string Kind, string To)>();
        Walk(content.Json, content.ContentType, "", (part, field, json) =>
        {
            found.AddRange(JsonText.Strings(json["ContentItemIds"]).Where(IsId).Select(id => (KindOf(part, field), id)));
            found.AddRange(JsonText.Strings(json["Paths"]).Select(path => (Media, MediaFile.IdOf(path))));
            if (JsonText.String(json["Url"]) is { } url && OwnAddress(url) is { } own)
            {
                found.Add((Address, AddressKey(own)));
            }

            if ((JsonText.String(json["Markdown"]) ?? JsonText.String(json["Html"])) is { } text)
            {
                found.AddRange(MediaAddresses().Matches(text).Select(m => (Media, MediaFile.IdOf(Uri.UnescapeDataString(m.Groups[1].Value)))));
                found.AddRange(OwnAddresses().Matches(text).Select(m => (Address, AddressKey(m.Groups["path"].Value))));
                found.AddRange(References().Matches(text).Select(m => (KindOf(m), m.Groups["key"].Value)).Where(r => IsId(r.Value)));
            }
        });
        return [.. found.Distinct().GroupBy(l => l.Kind).SelectMany(group => group.Select((link, position) =>
            new LinkEntry { FromItemId = contentItemId, Kind = link.Kind, Position = position, ToItemId = link.To }))];
    }

    /// <summary>What stands in a link for an address of the site, which may be longer than an id.</summary>
    public static string AddressKey(string path) => ContentIds.FromName("path:" + ContentPath.Normalise(path));

    public static List<TermEntry> Terms(string contentItemId, ContentDocument content)
    {
        var found = new HashSet<(string Taxonomy, string Term)>();
        Walk(content.Json, content.ContentType, "", (_, _, json) =>
        {
            if (JsonText.String(json["TaxonomyContentItemId"]) is { } taxonomy && IsId(taxonomy))
            {
                found.UnionWith(JsonText.Strings(json["TermContentItemIds"]).Where(IsId).Select(term => (taxonomy, term)));
            }
        });
        return [.. found.Select(t => new TermEntry { ContentItemId = contentItemId, Taxonomy = t.Taxonomy, Term = t.Term })];
    }

    private static string KindOf(string part, string field)
    {
        var name = $"{part}.{field}";
        return Kinds.GetValueOrDefault(name, name.Length > 128 ? name[..128] : name);
    }

    private static string KindOf(Match reference) => reference.Groups["kind"].Value switch
    {
        "fact" => "Fact",
        "wording" => "Wording",
        _ => "Citation",
    };

    private static string? OwnAddress(string url) =>
        url.TrimStart('~') is ['/', .. var rest] && !rest.StartsWith('/') ? rest.Split('?', '#')[0] : null;

    private static bool IsId(string id) => id.Length is > 0 and <= ContentIds.MaxLength;

    /// <summary>Visits every object with the names of the two members that lead to it: a part and a field.</summary>
    private static void Walk(JsonNode? node, string part, string field, Action<string, string, JsonObject> visit)
    {
        if (node is JsonObject json)
        {
            visit(part, field, json);
            foreach (var (name, value) in json)
            {
                Walk(value, field.Length > 0 ? field : part, name, visit);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var value in array)
            {
                Walk(value, part, field, visit);
            }
        }
    }

    [GeneratedRegex(@"\(media:([^)\s]+)")]
    private static partial Regex MediaAddresses();

    [GeneratedRegex(@"(?:\]\([ \t]*<?|href="")~?/(?!/)(?<path>[^)\s#?>""]*)")]
    private static partial Regex OwnAddresses();

    /// <summary><c>{{ fact:key }}</c> and its like, and <c>::: cite key</c>.</summary>
    [GeneratedRegex(@"\{\{[ \t]*(?<kind>fact|cite|wording):[ \t]*(?<key>[^{}\r\n]{1,100}?)[ \t]*\}\}|^[ ]{0,3}:::+[ \t]*cite[ \t]+(?<key>[^\s=]{1,100})[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex References();
}
