using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Html;

namespace LocalOfferCms.Core.Text;

/// <summary>What a text needs to know about the page that shows it.</summary>
/// <param name="PathBase">The site's prefix, such as <c>/norfolk</c>, or nothing.</param>
/// <param name="Glossary">Words to explain.</param>
/// <param name="References">Facts, sources and approved wording by key.</param>
/// <param name="MediaAddress">Finds a media file's address by its path. An address without a leading slash gets the site's prefix; null when there is no such file.</param>
/// <param name="Marker">Remembers which words the page has explained; give one instance to every text on a page, null to explain none.</param>
/// <param name="TopHeading">The level of the text's first heading.</param>
/// <param name="IdPrefix">Goes before every id, so that two texts on one page do not share one.</param>
/// <param name="FileNote">What to say in brackets after a link to a media file: its type and size. Null for nothing.</param>
public sealed record MarkdownContext(
    string PathBase,
    IReadOnlyList<GlossaryEntry> Glossary,
    SiteReferences References,
    Func<string, string?> MediaAddress,
    GlossaryMarker? Marker,
    int TopHeading = 2,
    string IdPrefix = "",
    Func<string, string?>? FileNote = null)
{
    /// <summary>Finds how a picture of the library is shown, by its path; without it, a picture is shown at its one address.</summary>
    public Func<string, PictureLink?>? Picture { get; init; }

    /// <summary>Finds what says a video or sound in words, by its path: offered beside the link to it.</summary>
    public Func<string, IReadOnlyList<FileLink>>? InWords { get; init; }

    /// <summary>Whether a file may no longer be shown: then not even the words for it stand in its place.</summary>
    public Func<string, bool>? IsWithdrawn { get; init; }
}

/// <summary>A text as markup that is safe and valid.</summary>
/// <param name="Html">The markup.</param>
/// <param name="Headings">Its headings in order, for a list of contents.</param>
/// <param name="Missing">What it refers to and the council does not have: "fact:key", "cite:key", "wording:key", "media:path".</param>
public sealed record RenderedText(IHtmlContent Html, IReadOnlyList<HeadingEntry> Headings, IReadOnlyList<string> Missing);

/// <summary>A heading of a text.</summary>
/// <param name="Level">Its level as shown, 2 for h2.</param>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its words.</param>
public sealed record HeadingEntry(int Level, string Id, string Text);
