namespace LocalOfferCms.Core.Content.Life;

/// <summary>What lists of the editors' workspace need of an item, whether it is on the site or not. Written in the transaction that changes the item.</summary>
public sealed class ContentSummary
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Its newest version.</summary>
    public required string ContentItemVersionId { get; set; }
    /// <summary>The type.</summary>
    public required string ContentType { get; set; }
    /// <summary>The newest version's title.</summary>
    public required string Title { get; set; }
    /// <summary>The title in lower case, for sorting and finding alike on both databases.</summary>
    public required string TitleKey { get; set; }
    /// <summary>Where the newest version is in its life.</summary>
    public ContentStage Stage { get; set; }
    /// <summary>Whether a version is on the site.</summary>
    public bool IsPublished { get; set; }
    /// <summary>Whether the newest version is a draft on top of one that is on the site.</summary>
    public bool HasDraft { get; set; }
    /// <summary>The team or person that looks after it, in words.</summary>
    public string Owner { get; set; } = "";
    /// <summary>The person who looks after it, when one was chosen from the list of people.</summary>
    public string? OwnerId { get; set; }
    /// <summary>When the version on the site, else the draft, is to be looked at again.</summary>
    public DateOnly? ReviewDue { get; set; }
    /// <summary>The last day on the site.</summary>
    public DateOnly? Expires { get; set; }
    /// <summary>Who saved the newest version last.</summary>
    public string? Author { get; set; }
    /// <summary>When the newest version last changed, UTC.</summary>
    public DateTime ModifiedUtc { get; set; }
}

/// <summary>A topic of an item's newest version, for lists of the workspace.</summary>
public sealed class SummaryTopic
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The term of the taxonomy of topics.</summary>
    public required string Topic { get; init; }
}

/// <summary>How far a version has come on its way to the site: to whom it was sent, who sent it back or approved it.</summary>
public sealed class VersionReview
{
    /// <summary>The version.</summary>
    public required string ContentItemVersionId { get; init; }
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Who asked for approval; null when nobody has.</summary>
    public string? SubmittedBy { get; set; }
    /// <summary>The id of that person.</summary>
    public string? SubmittedById { get; set; }
    /// <summary>When, UTC.</summary>
    public DateTime? SubmittedUtc { get; set; }
    /// <summary>The person who was asked; null for whoever may approve.</summary>
    public string? SubmittedToId { get; set; }
    /// <summary>What was written to the approver, or back to the author.</summary>
    public string? Note { get; set; }
    /// <summary>Who sent it back; null when nobody has since it was last sent.</summary>
    public string? ReturnedBy { get; set; }
    /// <summary>Who approved it.</summary>
    public string? ApprovedBy { get; set; }
    /// <summary>When, UTC.</summary>
    public DateTime? ApprovedUtc { get; set; }
    /// <summary>Why what the checks found was passed.</summary>
    public string? PassReason { get; set; }
}

/// <summary>What visitors find at the address of a page that has left the site. It outlives the item.</summary>
public sealed class ClosedPage
{
    /// <summary>The item that was there.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Its title at the end.</summary>
    public required string Title { get; set; }
    /// <summary>What is said in its place, plain text; empty for nothing but that it has closed.</summary>
    public string Notice { get; set; } = "";
    /// <summary>The page to see instead.</summary>
    public string? SeeItemId { get; set; }
    /// <summary>Whether visitors are sent there at once, and see no notice.</summary>
    public bool Redirects { get; set; }
    /// <summary>Since when, UTC.</summary>
    public DateTime ClosedUtc { get; set; }
}

/// <summary>An item in the recycle bin.</summary>
public sealed class BinnedItem
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Its type.</summary>
    public required string ContentType { get; init; }
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>Since when, UTC.</summary>
    public DateTime BinnedUtc { get; init; }
    /// <summary>Who put it there.</summary>
    public required string BinnedBy { get; init; }
    /// <summary>Why.</summary>
    public string? Reason { get; init; }
    /// <summary>When it goes for good, UTC.</summary>
    public DateTime GoneUtc { get; init; }
}

/// <summary>A link by which people without an account see a draft.</summary>
public sealed class PreviewLink
{
    /// <summary>Identity.</summary>
    public required string PreviewLinkId { get; init; }
    /// <summary>SHA-256 of the token; the token itself is shown once and not kept.</summary>
    public required string TokenHash { get; init; }
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Who it is for, in the maker's words.</summary>
    public string For { get; init; } = "";
    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }
    /// <summary>When, UTC.</summary>
    public DateTime MadeUtc { get; init; }
    /// <summary>Until when it works, UTC.</summary>
    public DateTime ExpiresUtc { get; init; }
    /// <summary>When it was revoked, UTC.</summary>
    public DateTime? RevokedUtc { get; set; }
}

/// <summary>A step of chasing that was taken: the mail's job was written with this row, so no step is taken twice.</summary>
public sealed class ReviewReminder
{
    /// <summary>The page.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The review that is chased.</summary>
    public DateOnly ReviewDue { get; init; }
    /// <summary>0 for thirty days before, 1 for the day, 2 for a week after, and so on.</summary>
    public int Step { get; init; }
    /// <summary>When, UTC.</summary>
    public DateTime SentUtc { get; init; }
}
