namespace LocalOfferCms.Core.Content.Life;

/// <summary>A feature whose items have approvers of their own besides the council's, are worked on at pages of its own, and are chased by itself:
/// the report of a school, which its head approves.</summary>
public interface IReviewRoute
{
    /// <summary>The type of its items.</summary>
    string ContentType { get; }

    /// <summary>The ids of those who may approve an item besides the council's approvers.</summary>
    Task<IReadOnlyList<string>> ApproversAsync(string contentItemId, CancellationToken ct);

    /// <summary>The page where somebody works on the item, below the site's address, without a leading slash; null when they find it as any other.
    /// Whoever gets a link to it by mail is signed in by a button.</summary>
    Task<string?> PageOfAsync(ContentVersion version, string personId, CancellationToken ct);
}
