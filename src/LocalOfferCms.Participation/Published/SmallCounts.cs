using System.Globalization;

namespace LocalOfferCms.Participation.Published;

/// <summary>A number as the public may see it.</summary>
/// <param name="Value">The number; null when it is hidden.</param>
/// <param name="Words">What stands in its place.</param>
internal sealed record ShownCount(int? Value, string Words);

/// <summary>Numbers of people that add up to a total, without those that are so small that somebody could be recognised. Where the total would tell a
/// single hidden number, or hidden numbers that are small together, the next smallest is hidden too.</summary>
internal sealed record SmallCounts(IReadOnlyList<ShownCount> Cells, ShownCount Total)
{
    private const string NotShown = "not shown";

    /// <summary>Hides what is below <paramref name="smallest"/>.</summary>
    public static SmallCounts Of(IReadOnlyList<int> counts, int smallest)
    {
        var hidden = counts.Select(c => c > 0 && c < smallest).ToArray();
        var total = counts.Sum();
        if (total >= smallest)
        {
            while (MayBeWorkedOut(counts, hidden, smallest) && NextSmallest(counts, hidden) is { } next)
            {
                hidden[next] = true;
            }
        }

        var small = total >= smallest && WordsTell([.. counts.Where((_, i) => hidden[i])], smallest) ? NotShown : Fewer(smallest);
        return new([.. counts.Select((count, i) => hidden[i] ? new ShownCount(null, count < smallest ? small : NotShown) : Shown(count))], One(total, smallest));
    }

    /// <summary>A number that stands alone.</summary>
    public static ShownCount One(int count, int smallest) => count > 0 && count < smallest ? new(null, Fewer(smallest)) : Shown(count);

    private static bool MayBeWorkedOut(IReadOnlyList<int> counts, bool[] hidden, int smallest) =>
        hidden.Count(h => h) is var many and > 0 && (many == 1 || counts.Where((_, i) => hidden[i]).Sum() < smallest);

    /// <summary>Whether "fewer than 5" here and "not shown" there leave only one way to come to the total: then all of them say no more than "not shown".</summary>
    private static bool WordsTell(IReadOnlyList<int> hidden, int smallest)
    {
        var (small, large) = (hidden.Count(c => c < smallest), hidden.Count(c => c >= smallest));
        return hidden.Sum() == small + (large * smallest) || (large == 0 && hidden.Sum() == small * (smallest - 1));
    }

    private static int? NextSmallest(IReadOnlyList<int> counts, bool[] hidden) =>
        Enumerable.Range(0, counts.Count).Where(i => !hidden[i] && counts[i] > 0).OrderBy(i => counts[i]).Select(i => (int?)i).FirstOrDefault();

    private static string Fewer(int smallest) => smallest > 2 ? string.Create(CultureInfo.InvariantCulture, $"fewer than {smallest}") : NotShown;

    private static ShownCount Shown(int count) => new(count, count.ToString("#,0", CultureInfo.InvariantCulture));
}
