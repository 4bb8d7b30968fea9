using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Recipes;

namespace LocalOfferCms.Core.Sharing;

/// <summary>An item that its publisher lets other sites copy, as it was at one version. Taken out whole: a copy never reads across a wall again.</summary>
/// <param name="Source">The publisher's site: a council's short name, or <see cref="Library"/>.</param>
/// <param name="Item">The content item, in Orchard Core's shape.</param>
/// <param name="References">Items that its text refers to by key (facts, sources, approved wording), by key.</param>
internal sealed record SharedOffer(string Source, JsonObject Item, IReadOnlyDictionary<string, JsonObject> References)
{
    /// <summary>The source of what the platform itself offers to all councils.</summary>
    public const string Library = "library";

    /// <summary>The library's recipe, among those that come with the platform.</summary>
    public const string LibraryFile = "library.recipe.json";

    public string ItemId => JsonText.String(Item["ContentItemId"]) ?? "";

    public string VersionId => JsonText.String(Item["ContentItemVersionId"]) ?? "";

    public string Title => JsonText.String(Item["DisplayText"]) ?? ItemId;

    public string Publisher => new ContentPart(Item["SharedPart"] as JsonObject).Text("Publisher");

    /// <summary>Reads what a recipe offers.</summary>
    /// <param name="recipe">The recipe's steps.</param>
    /// <param name="source">Whose recipe it is.</param>
    public static IReadOnlyList<SharedOffer> Of(JsonObject recipe, string source)
    {
        var items = (recipe["steps"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(s => "content".Equals(JsonText.String(s["name"]), StringComparison.OrdinalIgnoreCase))
            .SelectMany(s => (s.Member("data") as JsonArray ?? []).OfType<JsonObject>()).ToList();
        return Of(items, source);
    }

    /// <summary>Picks out of a site's published items those that may be copied.</summary>
    public static IReadOnlyList<SharedOffer> Of(IReadOnlyList<JsonObject> published, string source)
    {
        var keyed = published.Select(i => (Key: KeyOf(i), Item: i)).Where(i => i.Key is not null).DistinctBy(i => i.Key).ToDictionary(i => i.Key!, i => i.Item);
        return [.. published.Where(IsShareable).Select(i => new SharedOffer(source, i, keyed))];
    }

    /// <summary>The key by which texts refer to an item; null when they do not.</summary>
    public static string? KeyOf(JsonObject item) =>
        item.Select(m => m.Value).OfType<JsonObject>().Select(part => JsonText.String((part["Key"] as JsonObject)?["Text"])).FirstOrDefault(key => key is { Length: > 0 });

    private static bool IsShareable(JsonObject item) =>
        new ContentPart(item["SharedPart"] as JsonObject).Flag("Shareable") && item["Published"] is JsonValue published && published.TryGetValue<bool>(out var flag) && flag;
}
