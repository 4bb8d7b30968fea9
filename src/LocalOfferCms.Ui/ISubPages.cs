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

/// <summary>Asks the types that have addresses below their own.</summary>
public static class SubPages
{
    /// <summary>Whether there is something at the page's sub-path; at none there is the page itself.</summary>
    public static bool Has(this IEnumerable<ISubPages> subPages, PageContext page) =>
        page.SubPath.Length == 0 || subPages.FirstOrDefault(s => s.ContentType == page.Type.Name)?.TitleOf(page) is not null;
}
