using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Ui;

/// <summary>What a module adds at the foot of every public page, search results and "page not found" among them. An editor cannot take it away.</summary>
public interface IPageSection
{
    /// <summary>Its place among the others: answers to comments, then formats, then the response box.</summary>
    int Order { get; }

    /// <summary>What is to be drawn; null when there is nothing. Costs no query on pages that have nothing to show.</summary>
    ValueTask<DrawnSection?> FindAsync(PageSurroundings page, CancellationToken ct);
}

/// <summary>A section that is drawn.</summary>
/// <param name="View">The partial that draws it.</param>
/// <param name="Model">What the partial is given.</param>
public sealed record DrawnSection(string View, object Model);

/// <summary>The public page that sections are added to.</summary>
/// <param name="Site">Site-wide things.</param>
/// <param name="Page">The content page; null on others, such as search results.</param>
/// <param name="Title">The page's own title, without the site's name.</param>
/// <param name="Path">The address that the visitor asked for, in the site, without a leading slash and without the query.</param>
/// <param name="IsForYoungPeople">Whether it is for children and young people and nobody else.</param>
public sealed record PageSurroundings(SiteSnapshot Site, PageContext? Page, string Title, string Path, bool IsForYoungPeople)
{
    /// <summary>What a page sets in its <c>ViewData</c> to stand alone: the pages about a comment of one's own.</summary>
    public const string None = "NoSections";
}
