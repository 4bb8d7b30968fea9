using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Recipes;

namespace LocalOfferCms.Core.Sharing;

/// <summary>Where a copy stands in a site, and what the site adds to it. It stays when a newer version is taken over.</summary>
/// <param name="ContentItemId">The copy's own id.</param>
/// <param name="Parts">Whole parts that the copy has instead of the publisher's: its address, the sections that list it, its links and contact.</param>
/// <param name="Own">Members of <c>SharedPart</c> that are the site's: what it adds, and whether the thing is outside its area.</param>
internal sealed record SharedPlace(string ContentItemId, JsonObject Parts, JsonObject Own)
{
    /// <summary>Parts that concern the publisher's site alone. A copy has its own, or none.</summary>
    public static readonly IReadOnlyList<string> OwnParts =
        ["AutoroutePart", "ListedPart", "RelatedPart", "ResourcesPart", "ContactPart", "OwnerPart", "PublisherPart", "PublishLaterPart", "ExpiryPart"];

    private static readonly string[] OwnMembers = ["AreaNote", "LocalHeading", "LocalAddition"];

    /// <summary>The place that an entry of a <c>shared</c> step gives.</summary>
    public static SharedPlace Of(JsonObject entry)
    {
        var parts = new JsonObject { ["AutoroutePart"] = new JsonObject { ["Path"] = entry.Text("Path") ?? "" } };
        if (JsonText.Strings(entry.Member("Parents")) is { Count: > 0 } parents)
        {
            parts["ListedPart"] = new JsonObject
            {
                ["Parents"] = new JsonObject { ["ContentItemIds"] = Array(parents) },
                ["Position"] = new JsonObject { ["Value"] = entry.Member("Position")?.DeepClone() ?? 0 },
            };
        }

        if (JsonText.Strings(entry.Member("Related")) is { Count: > 0 } related)
        {
            parts["RelatedPart"] = new JsonObject { ["Items"] = new JsonObject { ["ContentItemIds"] = Array(related) } };
        }

        if (entry.Text("Owner") is { Length: > 0 } owner)
        {
            parts["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = owner } };
        }

        var own = new JsonObject();
        foreach (var (member, field) in new[] { ("AreaNote", "Text"), ("LocalHeading", "Text"), ("LocalAddition", "Markdown") })
        {
            if (entry.Text(member) is { Length: > 0 } text)
            {
                own[member] = new JsonObject { [field] = text };
            }
        }

        return new(entry.Text("ContentItemId")!, parts, own);
    }

    /// <summary>The place that a copy has already.</summary>
    public static SharedPlace Of(string contentItemId, JsonObject copy) => new(
        contentItemId, Pick(copy, OwnParts), copy["SharedPart"] is JsonObject shared ? Pick(shared, OwnMembers) : []);

    private static JsonObject Pick(JsonObject from, IEnumerable<string> members) =>
        new(members.Where(from.ContainsKey).Select(m => KeyValuePair.Create(m, from[m]?.DeepClone())));

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
