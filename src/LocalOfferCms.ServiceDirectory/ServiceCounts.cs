namespace LocalOfferCms.ServiceDirectory;

/// <summary>How many services share everything that the list is narrowed by.</summary>
internal sealed record ServiceCell(string Area, string[] Strands, string[] Topics, int AgeFrom, int AgeTo, bool IsFree, int Count);

/// <summary>A choice of a filter, with how many services it would show beside what else is chosen.</summary>
internal sealed record ServiceChoice(string Name, int Count);

/// <summary>Counts for the filters of the list: every count is a sum of cells.</summary>
internal sealed class ServiceCounts
{
    /// <summary>Counts what fits.</summary>
    /// <param name="all">The council's cells.</param>
    /// <param name="filter">What is asked for.</param>
    public ServiceCounts(IEnumerable<ServiceCell> all, ServiceFilter filter)
    {
        var cells = all.Where(filter.FitsBasics).ToList();
        Total = cells.Where(c => filter.FitsStrand(c) && filter.FitsTopic(c) && filter.FitsArea(c)).Sum(c => c.Count);
        Strands = Choices(cells, filter.Strand, c => c.Strands, c => filter.FitsTopic(c) && filter.FitsArea(c));
        Topics = Choices(cells, filter.Topic, c => c.Topics, c => filter.FitsStrand(c) && filter.FitsArea(c));
        Areas = Choices(cells, filter.Area, c => c.Area.Length > 0 ? [c.Area] : [], c => filter.FitsStrand(c) && filter.FitsTopic(c));
    }

    /// <summary>How many services fit.</summary>
    public int Total { get; }

    /// <summary>Strands that services have.</summary>
    public IReadOnlyList<ServiceChoice> Strands { get; }

    /// <summary>Topics that services have.</summary>
    public IReadOnlyList<ServiceChoice> Topics { get; }

    /// <summary>Areas that services have.</summary>
    public IReadOnlyList<ServiceChoice> Areas { get; }

    /// <summary>Every term that a service has, and the one chosen even if no service has it now: a form must show what it was asked.</summary>
    private static List<ServiceChoice> Choices(List<ServiceCell> cells, string chosen, Func<ServiceCell, string[]> termsOf, Func<ServiceCell, bool> fits)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (chosen.Length > 0)
        {
            counts[chosen] = 0;
        }

        foreach (var cell in cells)
        {
            var count = fits(cell) ? cell.Count : 0;
            foreach (var term in termsOf(cell))
            {
                counts[term] = counts.GetValueOrDefault(term) + count;
            }
        }

        return [.. counts.Select(c => new ServiceChoice(c.Key, c.Value))];
    }
}
