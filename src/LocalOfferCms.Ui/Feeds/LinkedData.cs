using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Ui.Feeds;

/// <summary>Says what a page is about in schema.org's words, for search engines and assistants. A module has one for each of its types that has such words.</summary>
public interface ILinkedData
{
    /// <summary>The content type that it describes.</summary>
    string ContentType { get; }

    /// <summary>The description, with its <c>@type</c>; name, address and summary are added. Null when there is nothing to say.</summary>
    JsonObject? Describe(PageContext page);
}

/// <summary>What the head of a page tells machines about it.</summary>
/// <param name="Title">The page's title, with the site's name and, for a demonstration, its notice.</param>
/// <param name="SiteName">The site's name.</param>
/// <param name="Site">The site's one full address, without a final slash.</param>
/// <param name="Address">The page's full address.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Culture">Its language, such as <c>en-GB</c>.</param>
/// <param name="Notice">What a demonstration says of itself; null for a real site.</param>
/// <param name="Page">The content page; null on generated pages.</param>
/// <param name="Trail">From the home page down to the page's parent.</param>
public sealed record PageHead(
    string Title, string SiteName, string Site, string Address, string? Description, string Culture, string? Notice, PageContext? Page, IReadOnlyList<PageLink> Trail)
{
    /// <summary>The site's name as it is given away from the site: a demonstration's says what it is.</summary>
    public string SharedSiteName => Notice is null ? SiteName : $"{SiteName} ({Notice})";
}
