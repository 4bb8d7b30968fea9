using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Guidance;

/// <summary>The pages under an index, in the order that suits what they are: events to come first, newest news first, else as the editor put them.</summary>
/// <param name="Current">The list.</param>
/// <param name="Past">Events that are over, latest first.</param>
internal sealed record IndexListing(IReadOnlyList<PageLink> Current, IReadOnlyList<PageLink> Past)
{
    /// <summary>Sorts the pages of an index.</summary>
    /// <param name="pages">The pages that have an address.</param>
    /// <param name="now">The time on the council's clocks.</param>
    public static IndexListing Of(IEnumerable<PageLink> pages, DateTime now)
    {
        var all = pages.Where(p => p.Path is not null).ToList();
        if (all.Count > 0 && all.TrueForAll(p => p.ContentType == "News"))
        {
            return new([.. all.OrderByDescending(p => p.SortDate)], []);
        }

        var past = all.Where(p => IsOver(p, now)).OrderByDescending(p => p.SortDate).ToList();
        var current = all.Except(past);
        return new(all.TrueForAll(p => p.ContentType == "Event") ? [.. current.OrderBy(p => p.SortDate)] : [.. current], past);
    }

    /// <summary>The day that readers go by: an event's or a piece of news'; null for other pages. It is the day on the council's clocks.</summary>
    public static DateOnly? DayOf(PageLink page) =>
        page is { SortDate: { } date, ContentType: "Event" or "News" } ? DateOnly.FromDateTime(date) : null;

    /// <summary>An event is over when its day is. One that comes round often has no date in lists, and so never is.</summary>
    private static bool IsOver(PageLink page, DateTime now) => page.ContentType == "Event" && page.SortDate?.Date < now.Date;
}
