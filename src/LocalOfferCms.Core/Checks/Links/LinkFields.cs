using System.Text.Json.Nodes;
using LocalOfferCms.Core.Checks.Kept;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Checks.Links;

/// <summary>Links in fields of their own, and what is to be asked of an address.</summary>
internal static class LinkFields
{
    public static IEnumerable<(string Address, string Words)> Find(JsonNode? node) => node switch
    {
        JsonObject json when JsonText.String(json["Url"]) is { Length: > 0 } url => [(url, JsonText.String(json["Text"]) ?? url)],
        JsonObject json => json.SelectMany(member => Find(member.Value)),
        JsonArray array => array.SelectMany(Find),
        _ => [],
    };

    public static bool CanBeAsked(string address) =>
        address.Length <= CheckModel.AddressLength && (IsInSite(address) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    public static bool IsInSite(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal);

    /// <summary>The address without the place on the page; whether that is there only a browser can tell.</summary>
    public static string WithoutPlace(string address) => address.Split('#')[0];
}
