using System.Runtime.InteropServices;

namespace LocalOfferCms.Core.Search;

/// <summary>Counts results by what they can be filtered by. A choice is counted with all other filters as they are, so that its number is
/// what choosing it would give.</summary>
internal sealed class FacetCounter(IReadOnlyDictionary<int, SearchFacets> facets, SearchFilter filter, IReadOnlyDictionary<int, int> found)
{
    private readonly Dictionary<int, bool> _passes = [];

    /// <summary>How many pass all filters.</summary>
    public int Total => found.Where(c => Passes(c.Key)).Sum(c => c.Value);

    /// <summary>Whether documents with these facets pass all filters.</summary>
    public bool Passes(int facetId)
    {
        ref var passes = ref CollectionsMarshal.GetValueRefOrAddDefault(_passes, facetId, out var isKnown);
        return isKnown ? passes : passes = facets.TryGetValue(facetId, out var f) && f.IsOfType(filter.Type) && f.IsAbout(filter.Topic) && f.IsFor(filter.Audience) && f.IsForAge(filter.Age);
    }

    /// <summary>The counts.</summary>
    public FacetCounts Counts()
    {
        var (types, topics, audiences) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>());
        var (allTypes, allTopics, allAudiences) = (0, 0, 0);
        var everybody = 0;
        var known = found.Where(c => facets.ContainsKey(c.Key)).Select(c => (Facets: facets[c.Key], Count: c.Value)).Where(c => c.Facets.IsForAge(filter.Age)).ToList();
        foreach (var (f, count) in known)
        {
            var (type, topic, audience) = (f.IsOfType(filter.Type), f.IsAbout(filter.Topic), f.IsFor(filter.Audience));
            if (topic && audience)
            {
                types[f.ContentType] = types.GetValueOrDefault(f.ContentType) + count;
                allTypes += count;
            }

            if (type && audience)
            {
                Add(topics, f.Topics, count);
                allTopics += count;
            }

            if (type && topic)
            {
                allAudiences += count;
                if (f.Audiences.Count == 0 || f.IsFor(" "))
                {
                    everybody += count;
                }
                else
                {
                    Add(audiences, f.Audiences, count);
                }
            }
        }

        foreach (var audience in audiences.Keys.ToList())
        {
            audiences[audience] += everybody;
        }

        return new(types, topics, audiences, allTypes, allTopics, allAudiences);
    }

    private static void Add(Dictionary<string, int> counts, IEnumerable<string> ids, int count)
    {
        foreach (var id in ids)
        {
            counts[id] = counts.GetValueOrDefault(id) + count;
        }
    }
}
