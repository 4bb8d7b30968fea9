using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Theme.Layout;

/// <summary>A card of a landing page, with its links resolved to pages that are published.</summary>
/// <param name="Id">An id for the card's heading, unique on the page.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">Summary; may be empty.</param>
/// <param name="Picture">A pictogram's name; may be empty.</param>
/// <param name="Links">The pages it leads to.</param>
/// <param name="More">The page about the whole of it, if any.</param>
/// <param name="MoreText">What the link to it says.</param>
internal sealed record LandingCard(
    string Id, string Title, string Summary, string Picture, IReadOnlyList<PageLink> Links, PageLink? More, string MoreText)
{
    /// <summary>The page's cards as its editor made them; a page without any gets one for each page that is listed under it.</summary>
    public static IReadOnlyList<LandingCard> Of(PageContext page)
    {
        var items = page.Content.Items("Cards");
        return items.Count > 0
            ? [.. items.Select((item, index) =>
                {
                    var card = item.Content.Own;
                    var more = Linked(page, card.Items("More")).FirstOrDefault();
                    var words = card.Text("MoreText");
                    return new LandingCard(
                        $"card-{index + 1}", item.DisplayText, card.Text("Summary"), card.Text("Picture"), [.. Linked(page, card.Items("Links"))], more,
                        words.Length > 0 ? words : MoreAbout(item.DisplayText));
                })]
            : [.. page.Children.Where(child => child.Path is not null)
                .Select((child, index) => new LandingCard($"card-{index + 1}", child.Title, child.Summary, "", [], child, MoreAbout(child.Title)))];
    }

    private static IEnumerable<PageLink> Linked(PageContext page, IEnumerable<string> ids) =>
        page.Picked(ids).Select(item => item.Link).Where(link => link.Path is not null);

    // The title is kept as it is: it may begin with a name.
    private static string MoreAbout(string title) => $"More about {title}";
}
