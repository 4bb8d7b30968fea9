using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Search;

namespace LocalOfferCms.Search;

/// <summary>A choice of a filter, with the number of results that it would give.</summary>
/// <param name="Name">In readers' words.</param>
/// <param name="Count">Results.</param>
/// <param name="Address">Where the choice leads.</param>
/// <param name="IsChosen">Whether it is the one in force.</param>
internal sealed record FilterChoice(string Name, int Count, string Address, bool IsChosen);

/// <summary>A filter with its choices, the most frequent first. The first choice is "all".</summary>
internal sealed record FilterView(string Heading, IReadOnlyList<FilterChoice> Choices, bool IsOpen)
{
    private const int Most = 12;

    // Types whose names are editors' words.
    private static readonly Dictionary<string, string> ReadersWords = new() { ["LandingPage"] = "Section", ["IndexPage"] = "List of pages", ["LookupTable"] = "Table", ["PublishedAnswer"] = "What families said" };

    /// <summary>All filters of a search that could narrow its results.</summary>
    public static IReadOnlyList<FilterView> All(SearchRequest asked, FacetCounts counts, SiteSnapshot site)
    {
        var filter = asked.Filter;
        FilterView[] all =
        [
            Make("Kind of page", "All kinds", counts.AllTypes, counts.Types, filter.Type, id => TypeName(site, id), id => asked.Address(filter with { Type = id })),
            Make("Topic", "All topics", counts.AllTopics, counts.Topics, filter.Topic, id => site.TermName("topics", id), id => asked.Address(filter with { Topic = id })),
            Make("Who it is for", "Everybody", counts.AllAudiences, counts.Audiences, filter.Audience, id => site.TermName("audiences", id), id => asked.Address(filter with { Audience = id })),
        ];
        return [.. all.Where(view => view.IsOpen || view.Choices.Count > 2)];
    }

    /// <summary>A type in readers' words.</summary>
    public static string TypeName(SiteSnapshot site, string contentType) =>
        ReadersWords.GetValueOrDefault(contentType) ?? (site.Types.TryGetValue(contentType, out var type) ? type.DisplayName : contentType);

    private static FilterView Make(
        string heading, string all, int whole, IReadOnlyDictionary<string, int> counts, string? chosen, Func<string, string> name, Func<string?, string> address)
    {
        var choices = counts.Where(c => c.Key != "everyone").OrderByDescending(c => c.Key == chosen).ThenByDescending(c => c.Value).ThenBy(c => name(c.Key), StringComparer.OrdinalIgnoreCase)
            .Take(Most).Select(c => new FilterChoice(name(c.Key), c.Value, address(c.Key), c.Key == chosen));
        return new(heading, [new FilterChoice(all, whole, address(null), chosen is null), .. choices], chosen is not null);
    }
}
