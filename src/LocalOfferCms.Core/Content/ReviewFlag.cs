namespace LocalOfferCms.Core.Content;

/// <summary>Says that somebody must look at a page again, because something that it shows from elsewhere has changed.
/// It goes when a new version of the page is published, or the page leaves the site.</summary>
public sealed class ReviewFlag
{
    /// <summary>The page.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The item that changed: an approved wording, a fact, a source.</summary>
    public required string SourceItemId { get; init; }
    /// <summary>Why, in words: "The approved wording 'Asking is a right' has changed."</summary>
    public required string Reason { get; set; }
    /// <summary>Since when, UTC.</summary>
    public DateTime FlaggedUtc { get; set; }
}
