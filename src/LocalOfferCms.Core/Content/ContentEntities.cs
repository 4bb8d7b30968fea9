namespace LocalOfferCms.Core.Content;

/// <summary>Where a version is in its editorial life.</summary>
public enum ContentStage
{
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Waiting for a reviewer.</summary>
    InReview,
    /// <summary>Being written together with families.</summary>
    CoProduction,
    /// <summary>Approved, not yet published.</summary>
    Approved,
    /// <summary>Was or is on the site.</summary>
    Published,
    /// <summary>Taken off the site.</summary>
    Withdrawn,
    /// <summary>Kept on the site with a banner that says it is out of date.</summary>
    Archived,
}

/// <summary>The identity that all versions of a piece of content share.</summary>
public sealed class ContentItem
{
    /// <summary>26 characters as a rule, up to 64.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The content type's name. It never changes.</summary>
    public required string ContentType { get; init; }
    /// <summary>When the item was made, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>The versions.</summary>
    public ICollection<ContentVersion> Versions { get; } = [];
}

/// <summary>One version of a content item. Immutable once published, save for its flags and times.</summary>
public sealed class ContentVersion
{
    /// <summary>Orchard Core's <c>ContentItemVersionId</c>.</summary>
    public required string ContentItemVersionId { get; init; }
    /// <summary>The item it is a version of.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>1 for the first version of the item, then 2, 3 …</summary>
    public int Number { get; init; }
    /// <summary>Whether this is the newest version; at most one of an item is.</summary>
    public bool Latest { get; set; }
    /// <summary>Whether this is the version on the site; at most one of an item is.</summary>
    public bool Published { get; set; }
    /// <summary>Where it is in its editorial life.</summary>
    public ContentStage Stage { get; set; }
    /// <summary>The title in lists.</summary>
    public required string DisplayText { get; set; }
    /// <summary>Who owns it (a user id).</summary>
    public string? Owner { get; set; }
    /// <summary>Who made this version (a user name, or a recipe's).</summary>
    public string? Author { get; set; }
    /// <summary>Everybody who saved this version, a person's id a line (a name for commands): none of them may be its only judge.</summary>
    public string? Writers { get; set; }
    /// <summary>What changed, in the author's words.</summary>
    public string? ChangeNote { get; set; }
    /// <summary>Whether the change note is shown to the public.</summary>
    public bool ShowChangeNote { get; set; }
    /// <summary>When the version was made, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>When it last changed, UTC.</summary>
    public DateTime ModifiedUtc { get; set; }
    /// <summary>When it went on the site, UTC.</summary>
    public DateTime? PublishedUtc { get; set; }
    /// <summary>When it left the site (replaced or withdrawn), UTC. With <see cref="PublishedUtc"/> it answers "what did the page say on that day?".</summary>
    public DateTime? UnpublishedUtc { get; set; }
    /// <summary>The parts as one JSON object, in Orchard Core's shape, without the system fields.</summary>
    public required string Data { get; set; }
}

/// <summary>An address of a published item. Lower-case, no slash at either end; the home page's is the empty string.</summary>
public sealed class PathEntry
{
    /// <summary>The address, unique in the council.</summary>
    public required string Path { get; init; }
    /// <summary>The item that answers at it.</summary>
    public required string ContentItemId { get; set; }
    /// <summary>False for a former address, which redirects to the current one.</summary>
    public bool IsCurrent { get; set; }
}

/// <summary>What lists, menus, cards and breadcrumbs need of a published item.</summary>
public sealed class PublishedPage
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The version on the site.</summary>
    public required string ContentItemVersionId { get; set; }
    /// <summary>The type.</summary>
    public required string ContentType { get; set; }
    /// <summary>The title.</summary>
    public required string Title { get; set; }
    /// <summary>The summary, plain text.</summary>
    public string Summary { get; set; } = "";
    /// <summary>The current address; null when the type has none (a contact card, a fact).</summary>
    public string? Path { get; set; }
    /// <summary>The first section that the page is listed under; breadcrumbs follow it.</summary>
    public string? ParentId { get; set; }
    /// <summary>Order within its section.</summary>
    public int Position { get; set; }
    /// <summary>When the page was first published, UTC.</summary>
    public DateTime FirstPublishedUtc { get; set; }
    /// <summary>When this version was published, UTC.</summary>
    public DateTime PublishedUtc { get; set; }
    /// <summary>When the next review is due.</summary>
    public DateOnly? ReviewDue { get; set; }
    /// <summary>A date of the content itself, such as an event's or a news item's, for ordering: as clocks in the council show it.</summary>
    public DateTime? SortDate { get; set; }
}

/// <summary>A term of a published item: topic, audience, strand, duty.</summary>
public sealed class TermEntry
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The taxonomy's name, such as <c>topics</c>.</summary>
    public required string Taxonomy { get; init; }
    /// <summary>The term's id.</summary>
    public required string Term { get; init; }
}

/// <summary>A link from a published item to another.</summary>
public sealed class LinkEntry
{
    /// <summary>The item that links.</summary>
    public required string FromItemId { get; init; }
    /// <summary>Which field holds the link, such as <c>Related</c>, <c>Resources</c>, <c>Contact</c>, <c>Parent</c>, <c>Body</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>Order within the field, from 0.</summary>
    public int Position { get; init; }
    /// <summary>The item linked to. It need not exist (yet).</summary>
    public required string ToItemId { get; init; }
}

/// <summary>The value of a field that is marked filterable.</summary>
public sealed class FieldEntry
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Part and field, such as <c>Service.BusRoute</c>.</summary>
    public required string Field { get; init; }
    /// <summary>Order when a field has several values, from 0.</summary>
    public int Position { get; init; }
    /// <summary>Text value, cut to 256 characters.</summary>
    public string? Text { get; init; }
    /// <summary>Number value.</summary>
    public double? Number { get; init; }
    /// <summary>Date or time value, UTC.</summary>
    public DateTime? Date { get; init; }
}

/// <summary>A document of the site: settings, type definitions, roles, workflow types, taxonomies, duties.</summary>
public sealed class SiteDocument
{
    /// <summary>The kind, such as <c>ContentType</c>, <c>Role</c>, <c>WorkflowType</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>The name within the kind.</summary>
    public required string Name { get; init; }
    /// <summary>The document.</summary>
    public required string Data { get; set; }
    /// <summary>When it last changed, UTC.</summary>
    public DateTime ModifiedUtc { get; set; }
}
