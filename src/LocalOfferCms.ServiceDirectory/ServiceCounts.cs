namespace LocalOfferCms.ServiceDirectory;

/// <summary>How many services share an area, strands and topics, after age and cost have been applied.</summary>
internal sealed record ServiceCell(string Area, string Strands, string Topics, int Count);

/// <summary>A choice of a filter, with how many services it would show beside what else is chosen.</summary>
internal sealed record ServiceChoice(string Name, int Count);

/// <summary>Counts for the filters of the list: one query gives the cells, and every count is a sum of cells.</summary>
internal sealed class ServiceCounts(IReadOnlyList<ServiceCell> cells, ServiceFilter filter)
{
    /// <summary>How many services fit.</summary>
    public int Total { get; } = cells.Where(c => HasStrand(c, filter.Strand) && HasTopic(c, filter.Topic) && HasArea(c, filter.Area)).Sum(c => c.Count);

    /// <summary>Strands that services have.</summary>
    public IReadOnlyList<ServiceChoice> Strands { get; } =
        Choices(cells, filter.Strand, c => Split(c.Strands), c => HasTopic(c, filter.Topic) && HasArea(c, filter.Area));

    /// <summary>Topics that services have.</summary>
    public IReadOnlyList<ServiceChoice> Topics { get; } =
        Choices(cells, filter.Topic, c => Split(c.Topics), c => HasStrand(c, filter.Strand) && HasArea(c, filter.Area));

    /// <summary>Areas that services have.</summary>
    public IReadOnlyList<ServiceChoice> Areas { get; } =
        Choices(cells, filter.Area, c => c.Area.Length > 0 ? [c.Area] : [], c => HasStrand(c, filter.Strand) && HasTopic(c, filter.Topic));

    /// <summary>Every term that a service has, and the one chosen even if no service has it now: a form must show what it was asked.</summary>
    private static List<ServiceChoice> Choices(
        IReadOnlyList<ServiceCell> cells, string chosen, Func<ServiceCell, IReadOnlyList<string>> termsOf, Func<ServiceCell, bool> fits)
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

    private static string[] Split(string terms) => terms.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static bool HasStrand(ServiceCell cell, string strand) => strand.Length == 0 || Split(cell.Strands).Contains(strand);

    private static bool HasTopic(ServiceCell cell, string topic) => topic.Length == 0 || Split(cell.Topics).Contains(topic);

    private static bool HasArea(ServiceCell cell, string area) => area.Length == 0 || cell.Area == area;
}
