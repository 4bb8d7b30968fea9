using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Guidance.Catalogue;

/// <summary>A way to narrow a catalogue.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">Its label.</param>
/// <param name="Taxonomy">The terms it goes by.</param>
internal sealed record CatalogueFacet(string Name, string Label, string Taxonomy)
{
    /// <summary>Serves everybody: an item with this term is never left out.</summary>
    public static readonly IReadOnlySet<string> Any = new HashSet<string> { "any", "everyone" };

    /// <summary>The ways there are.</summary>
    public static readonly IReadOnlyList<CatalogueFacet> All =
    [
        new("need", "Need", "needs"),
        new("audience", "Who it is for", "audiences"),
        new("type", "Kind of resource", "resource-types"),
    ];
}

/// <summary>A choice in a facet, with how many items it would show beside what else is chosen.</summary>
internal sealed record CatalogueChoice(string Term, int Count);

/// <summary>An item of a catalogue, by what it can be found under.</summary>
internal sealed record CatalogueEntry(string Id, string Title, ILookup<string, string> Terms);

/// <summary>What a reader asked a catalogue for.</summary>
/// <param name="Chosen">The term chosen in each facet; facets that are open are left out.</param>
internal sealed record CatalogueFilter(IReadOnlyDictionary<string, string> Chosen)
{
    /// <summary>Reads the filter out of an address. A term that there is not narrows nothing.</summary>
    public static CatalogueFilter Read(IQueryCollection query, SiteSnapshot site) => new(CatalogueFacet.All
        .Select(facet => (Facet: facet, Term: query[facet.Name].ToString()))
        .Where(choice => site.Taxonomies.TryGetValue(choice.Facet.Taxonomy, out var terms) && terms.ContainsKey(choice.Term))
        .ToDictionary(choice => choice.Facet.Name, choice => choice.Term));

    /// <summary>The items that fit.</summary>
    public IReadOnlyList<CatalogueEntry> Apply(IEnumerable<CatalogueEntry> entries) => [.. entries.Where(entry => CatalogueFacet.All.All(facet => Fits(entry, facet)))];

    /// <summary>The choices of a facet. Counts are of what a reader would see on choosing it.</summary>
    public IReadOnlyList<CatalogueChoice> Choices(CatalogueFacet facet, IReadOnlyCollection<CatalogueEntry> entries)
    {
        var others = entries.Where(entry => CatalogueFacet.All.Where(f => f != facet).All(f => Fits(entry, f))).ToList();
        var chosen = Chosen.TryGetValue(facet.Name, out var own) ? own : null;
        return [.. entries.SelectMany(e => e.Terms[facet.Taxonomy]).Append(chosen).OfType<string>().Distinct().Where(term => !CatalogueFacet.Any.Contains(term))
            .Select(term => new CatalogueChoice(term, others.Count(entry => Fits(entry, facet, term))))];
    }

    private bool Fits(CatalogueEntry entry, CatalogueFacet facet) => !Chosen.TryGetValue(facet.Name, out var term) || Fits(entry, facet, term);

    /// <summary>An item fits when it has the term, when it is for any, and when nobody has said what it is for: needs cut across, and a filter must not hide help.</summary>
    private static bool Fits(CatalogueEntry entry, CatalogueFacet facet, string term)
    {
        var terms = entry.Terms[facet.Taxonomy];
        return terms.Contains(term) || terms.Any(CatalogueFacet.Any.Contains) || (facet.Name == "need" && !terms.Any());
    }
}
