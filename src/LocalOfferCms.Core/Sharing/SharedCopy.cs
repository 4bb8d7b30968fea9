using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Sharing;

/// <summary>Makes a site's copy of what another publishes: local words are put in, links to the publisher's own pages become plain words, and the
/// copy remembers its publisher and the version that it is a copy of.</summary>
internal static partial class SharedCopy
{
    // Every site has these.
    private static readonly HashSet<string> Everywhere = ["help-now", "glossary", "search", "site-map", "services", "accessibility-statement", "privacy", "help-getting-this-information"];

    /// <summary>The copy as a content item to be imported.</summary>
    /// <param name="offer">What is copied.</param>
    /// <param name="place">Where it goes.</param>
    /// <param name="words">The site's own words, by the keys that shared texts ask for.</param>
    /// <exception cref="RefusedException">The text asks for a word that the site has not set, or shows a file.</exception>
    public static JsonObject Make(SharedOffer offer, SharedPlace place, IReadOnlyDictionary<string, string> words)
    {
        var copy = (JsonObject)offer.Item.DeepClone();
        foreach (var part in SharedPlace.OwnParts)
        {
            copy.Remove(part);
        }

        Localise(copy, offer, words);
        foreach (var (part, value) in place.Parts)
        {
            copy[part] = value?.DeepClone();
        }

        // A service elsewhere is found by those who look beyond the area, and by nobody else.
        if (JsonText.String(place.Own["AreaNote"]?["Text"]) is { Length: > 0 } note && copy["ServicePart"] is JsonObject service)
        {
            (service["Area"], service["AreaNote"]) = (Text("outside"), Text(note));
        }

        copy["SharedPart"] = new JsonObject([
            KeyValuePair.Create<string, JsonNode?>("Publisher", Text(offer.Publisher)),
            KeyValuePair.Create<string, JsonNode?>("Source", Text(offer.Source)),
            KeyValuePair.Create<string, JsonNode?>("SourceItemId", Text(offer.ItemId)),
            KeyValuePair.Create<string, JsonNode?>("SourceVersionId", Text(offer.VersionId)),
            .. place.Own.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]);
        copy["ContentItemId"] = place.ContentItemId;
        copy["DisplayText"] = Localise(offer.Title, offer, words);
        copy["Latest"] = true;
        copy["Published"] = true;

        // The same copy again is the same version, and whatever makes it another makes a new one.
        copy.Remove("ContentItemVersionId");
        copy["ContentItemVersionId"] = ContentIds.FromName($"shared:{copy.ToJsonString(JsonText.Compact)}");
        return copy;
    }

    /// <summary>An item that a copy's text refers to, made to stand on the site.</summary>
    public static JsonObject Reference(JsonObject reference, SharedOffer offer, IReadOnlyDictionary<string, string> words)
    {
        var copy = (JsonObject)reference.DeepClone();
        Localise(copy, offer, words);
        return copy;
    }

    /// <summary>The keys by which a copy refers to facts, sources and approved wording.</summary>
    public static IReadOnlyList<string> Keys(JsonObject copy) =>
        [.. References().Matches(copy.ToJsonString(JsonText.Compact)).Select(m => m.Groups["key"].Value).Distinct()];

    private static void Localise(JsonNode node, SharedOffer offer, IReadOnlyDictionary<string, string> words)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json.ToList())
                {
                    if (JsonText.String(value) is { } text)
                    {
                        json[name] = Localise(text, offer, words);
                    }
                    else if (value is not null)
                    {
                        Localise(value, offer, words);
                    }
                }

                break;
            case JsonArray array:
                foreach (var value in array.OfType<JsonNode>().Where(v => v is JsonObject or JsonArray))
                {
                    Localise(value, offer, words);
                }

                break;
        }
    }

    private static string Localise(string text, SharedOffer offer, IReadOnlyDictionary<string, string> words)
    {
        if (text.Contains("(media:", StringComparison.Ordinal))
        {
            throw new RefusedException([new("SharedFile", $"'{offer.Title}' shows a file, and files are not copied between sites. Take it out at the source, or link to it.")]);
        }

        // Links first: a local word may itself be an address of this site.
        var linked = OwnLinks().Replace(text, m => Everywhere.Contains(m.Groups["path"].Value.Trim('/')) ? m.Value : m.Groups["words"].Value);
        return LocalWords().Replace(linked, m => words.TryGetValue(m.Groups["key"].Value, out var word)
            ? word
            : throw new RefusedException([new("NoLocalWord", $"'{offer.Title}' asks for the local word '{m.Groups["key"].Value}'. Add it to the site's settings object 'Local'.")]));
    }

    private static JsonObject Text(string text) => new() { ["Text"] = text };

    [GeneratedRegex(@"\{\{\s*local:(?<key>[a-z0-9-]+)\s*\}\}")]
    private static partial Regex LocalWords();

    [GeneratedRegex(@"(?<!!)\[(?<words>[^\]]+)\]\((?<path>/(?!\{\{)[^)\s]*)\)")]
    private static partial Regex OwnLinks();

    [GeneratedRegex(@"(?:\{\{\s*(?:fact|cite|wording):|::: cite\s+)(?<key>[A-Za-z0-9._-]+)")]
    private static partial Regex References();
}
