namespace LocalOfferCms.Core.Structure;

/// <summary>Gives pages numbers that put them into an order, and changes as few as it can: every number that changes is a page that changes.</summary>
internal static class PageOrder
{
    private const int Gap = 16;

    /// <summary>The numbers that change.</summary>
    /// <param name="wanted">The pages in the order that is wanted, each with the number that it has.</param>
    public static IReadOnlyDictionary<string, int> Changes(IReadOnlyList<(string Id, int Position)> wanted)
    {
        var kept = Rising(wanted);
        var positions = new int[wanted.Count];
        for (var i = 0; i < wanted.Count;)
        {
            if (kept.Contains(i))
            {
                positions[i] = wanted[i].Position;
                i++;
                continue;
            }

            var end = i;
            while (end < wanted.Count && !kept.Contains(end))
            {
                end++;
            }

            if (!Fill(positions, i, end, end < wanted.Count ? wanted[end].Position : null))
            {
                positions = [.. Enumerable.Range(1, wanted.Count).Select(n => n * Gap)];
                break;
            }

            i = end;
        }

        return wanted.Select((page, i) => (page.Id, Old: page.Position, New: positions[i])).Where(p => p.Old != p.New).ToDictionary(p => p.Id, p => p.New);
    }

    /// <summary>Puts numbers between the last kept one and the next; false when there is no room.</summary>
    private static bool Fill(int[] positions, int start, int end, int? next)
    {
        var count = end - start;
        var before = start > 0 ? positions[start - 1] : next is { } first ? (long)first - ((count + 1) * Gap) : 0;
        var step = next is { } after ? (after - before) / (count + 1) : Gap;
        if (step < 1 || before < int.MinValue || before + (step * count) > int.MaxValue)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            positions[start + i] = (int)(before + (step * (i + 1)));
        }

        return true;
    }

    /// <summary>The longest run of pages, not side by side, whose numbers rise already.</summary>
    private static HashSet<int> Rising(IReadOnlyList<(string Id, int Position)> pages)
    {
        var length = new int[pages.Count];
        var previous = new int[pages.Count];
        for (var i = 0; i < pages.Count; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (pages[j].Position < pages[i].Position && length[j] + 1 > length[i])
                {
                    (length[i], previous[i]) = (length[j] + 1, j);
                }
            }
        }

        var run = new HashSet<int>();
        for (var i = pages.Count == 0 ? -1 : Array.IndexOf(length, length.Max()); i >= 0; i = previous[i])
        {
            run.Add(i);
        }

        return run;
    }
}
