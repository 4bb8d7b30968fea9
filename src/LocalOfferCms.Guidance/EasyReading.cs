using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Guidance;

/// <summary>A picture and a sentence or two.</summary>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Picture">The pictogram's name.</param>
/// <param name="Markdown">Its text.</param>
internal sealed record EasyReadPanel(string Title, string Picture, string Markdown);

/// <summary>An easy-read page beside the page that it retells.</summary>
/// <param name="Of">The page that it retells; null when that is not on the site.</param>
/// <param name="IsOlder">Whether that page has changed since.</param>
/// <param name="CheckedBy">Who checked it; empty until a group has.</param>
/// <param name="CheckedOn">When.</param>
/// <param name="Panels">The panels.</param>
internal sealed record EasyReading(PageLink? Of, bool IsOlder, string CheckedBy, DateOnly? CheckedOn, IReadOnlyList<EasyReadPanel> Panels)
{
    /// <summary>Reads an easy-read page.</summary>
    public static EasyReading From(PageContext page)
    {
        var part = page.Content.Part("EasyReadPart");
        var main = page.Picked(part.Items("Of")).FirstOrDefault()?.Link;
        return new(
            main,
            main?.PublishedUtc > page.PublishedUtc,
            part.Text("CheckedBy"),
            part.Date("CheckedOn"),
            [.. page.Content.Items("Panels").Select(panel => new EasyReadPanel(panel.DisplayText, panel.Content.Own.Text("Picture"), panel.Content.Own.Markdown("Text")))]);
    }
}
