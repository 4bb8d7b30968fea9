using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Search;

/// <summary>Pages that a council puts first when certain words are asked for: the settings object <c>Search</c>, whose <c>Promoted</c> lists
/// <c>{ "Terms": ["crisis", "in danger"], "Path": "help-now" }</c>.</summary>
internal static class Promotions
{
    private const int Most = 2;

    /// <summary>Addresses of the pages to put first for a search.</summary>
    public static IReadOnlyList<string> For(SiteSnapshot site, IReadOnlyList<string> stems)
    {
        if (!site.Settings.TryGetValue("Search", out var settings) || settings["Promoted"] is not JsonArray promoted)
        {
            return [];
        }

        var asked = $" {string.Join(' ', stems)} ";
        return [.. promoted.OfType<JsonObject>()
            .Where(entry => JsonText.Strings(entry["Terms"]).Any(term => Words.StemsOf(term) is { Length: > 0 } wanted && asked.Contains($" {string.Join(' ', wanted)} ", StringComparison.Ordinal)))
            .Select(entry => JsonText.String(entry["Path"])).OfType<string>().Distinct().Take(Most)];
    }
}
