using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Ui;

/// <summary>Addresses below a page's own, such as the parts of a guide. A type without one has no such addresses.</summary>
public interface ISubPages
{
    /// <summary>The content type whose pages have them.</summary>
    string ContentType { get; }

    /// <summary>The title of what is at <see cref="PageContext.SubPath"/>; null when nothing is, and the visitor is told so.</summary>
    string? TitleOf(PageContext page);
}
