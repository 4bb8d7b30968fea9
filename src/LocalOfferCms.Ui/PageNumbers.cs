namespace LocalOfferCms.Ui;

/// <summary>Which pages of a long list there are, and which numbers are worth showing.</summary>
/// <param name="Current">The page shown, from 1.</param>
/// <param name="Last">The last page, from 1.</param>
/// <param name="AddressOf">The address of a page, beginning with <c>~/</c> or <c>?</c>.</param>
public sealed record PageNumbers(int Current, int Last, Func<int, string> AddressOf)
{
    /// <summary>Makes page numbers for a list. A number beyond the end means the last page.</summary>
    public static PageNumbers For(int current, int total, int pageSize, Func<int, string> addressOf)
    {
        var last = Math.Max(1, (total + pageSize - 1) / pageSize);
        return new PageNumbers(Math.Clamp(current, 1, last), last, addressOf);
    }

    /// <summary>The first, the last and those around the current one; null where numbers are left out.</summary>
    public IEnumerable<int?> Shown()
    {
        var before = 0;
        for (var page = 1; page <= Last; page++)
        {
            if (page != 1 && page != Last && Math.Abs(page - Current) > 1)
            {
                continue;
            }

            if (page - before > 1)
            {
                yield return null;
            }

            yield return page;
            before = page;
        }
    }
}
