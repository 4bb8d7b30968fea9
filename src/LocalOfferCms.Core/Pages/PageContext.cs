using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Pages;

/// <summary>A published page that is referred to: by a card, a list, a breadcrumb, a related link.</summary>
/// <param name="Id">Content item id.</param>
/// <param name="ContentType">Type.</param>
/// <param name="Title">Title.</param>
/// <param name="Summary">Summary, plain text; may be empty.</param>
/// <param name="Path">Address in the council's site without a leading slash; null when it has no page of its own.</param>
/// <param name="SortDate">A date of the content itself (an event's start, a news item's day).</param>
/// <param name="PublishedUtc">When its version was published, UTC.</param>
/// <param name="IsArchived">Whether it is kept for the record only: it has an address, and stands in no list or menu.</param>
public sealed record PageLink(
    string Id, string ContentType, string Title, string Summary, string? Path, DateTime? SortDate = null, DateTime? PublishedUtc = null, bool IsArchived = false);

/// <summary>A file that is offered on a page, described from the file itself.</summary>
/// <param name="Title">What the document is called.</param>
/// <param name="Address">Address in the council's site without a leading slash.</param>
/// <param name="TypeName">"PDF", "Word document", "Spreadsheet" …</param>
/// <param name="SizeName">"81 KB", "1.2 MB": powers of 1,000, never more digits than help.</param>
/// <param name="PageCount">Pages, when known.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Picture">How it is shown, when it is a picture.</param>
/// <param name="Language">The language that it is in, as an HTML language code; empty for English.</param>
public sealed record FileLink(
    string Title, string Address, string TypeName, string SizeName, int? PageCount, long Length, PictureLink? Picture = null, string Language = "")
{
    /// <summary>The words of a video or sound: its captions and transcript.</summary>
    public IReadOnlyList<FileLink> InWords { get; init; } = [];

    /// <summary>A file of the library.</summary>
    public static FileLink Of(MediaFile file, string title, SiteSnapshot site) => new(
        title, file.Address, FileKinds.TypeName(file.ContentType), FileKinds.SizeName(file.Length), file.PageCount, file.Length,
        PictureLink.Of(file, site.MediaProfiles), file.Language);
}

/// <summary>A published item that the page shows whole: a contact card, a document, a fact, an event in a list.</summary>
/// <param name="Link">What it is called and where it is.</param>
/// <param name="Content">Its parts.</param>
public sealed record IncludedItem(PageLink Link, ContentDocument Content);

/// <summary>A published page with everything that its view and its sections need, loaded beforehand in at most five queries.</summary>
public sealed class PageContext
{
    /// <summary>The council.</summary>
    public required Tenant Tenant { get; init; }
    /// <summary>Site-wide things: settings, menus, glossary.</summary>
    public required SiteSnapshot Site { get; init; }
    /// <summary>The type's definition; one without parts when the type is unknown.</summary>
    public required ContentTypeDefinition Type { get; init; }
    /// <summary>The page itself: id, title, summary, address.</summary>
    public required PageLink Page { get; init; }
    /// <summary>The parts.</summary>
    public required ContentDocument Content { get; init; }
    /// <summary>When this version was published, UTC.</summary>
    public required DateTime PublishedUtc { get; init; }
    /// <summary>When anything that the page shows as its own last changed, UTC: an answer on a page of questions, for one.</summary>
    public DateTime UpdatedUtc { get => field > PublishedUtc ? field : PublishedUtc; init; }
    /// <summary>Whether it is kept for the record only and shows a banner.</summary>
    public bool IsArchived { get; init; }
    /// <summary>What changed with this version, when that is for the public; null when it is not.</summary>
    public string? ChangeNote { get; init; }
    /// <summary>When set, the page is shown as it stood on this day, and says so.</summary>
    public DateOnly? AsOn { get; init; }
    /// <summary>What follows the page's own address: the slug of a guide's part; empty for the page itself.</summary>
    public string SubPath { get; init; } = "";
    /// <summary>From the home page down to the page's parent.</summary>
    public IReadOnlyList<PageLink> Ancestors { get; init; } = [];
    /// <summary>Pages that are listed under this one, in order; without those that are kept for the record only.</summary>
    public IReadOnlyList<PageLink> Children { get; init; } = [];
    /// <summary>Every published item that the page refers to, by id (cards' links, related pages, the parent's easy-read twin …).</summary>
    public IReadOnlyDictionary<string, IncludedItem> Items { get; init; } = new Dictionary<string, IncludedItem>();
    /// <summary>Items that refer to this one, by the kind of link and then in order of title: <c>EasyReadOf</c>, <c>Parent</c> …; archived ones too.</summary>
    public ILookup<string, IncludedItem> ReferredBy { get; init; } = Array.Empty<IncludedItem>().ToLookup(_ => "");
    /// <summary>Files that the page or its documents offer, by media path.</summary>
    public IReadOnlyDictionary<string, FileLink> Files { get; init; } = new Dictionary<string, FileLink>();
    /// <summary>Media paths of files that may no longer be shown: nothing stands in their place.</summary>
    public IReadOnlySet<string> WithdrawnFiles { get; init; } = new HashSet<string>();
    /// <summary>Terms, by taxonomy.</summary>
    public ILookup<string, string> Terms { get; init; } = Array.Empty<string>().ToLookup(_ => "");

    /// <summary>The items of a content picker that are published, in the editor's order.</summary>
    public IEnumerable<IncludedItem> Picked(IEnumerable<string> ids) => ids.Where(Items.ContainsKey).Select(id => Items[id]);
}
