using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Content;

/// <summary>What a module does when content goes on or off the site: its own index rows. Runs inside the publishing transaction.</summary>
public interface IContentHandler
{
    /// <summary>A version has become the published one. Replace whatever an earlier version left.</summary>
    Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct);

    /// <summary>The published version is filed otherwise than it was, and says the same: see <see cref="ContentAmendment"/>. Index rows are made anew.</summary>
    Task AmendedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct) =>
        PublishedAsync(db, item, version, content, ct);

    /// <summary>The item is no longer on the site. Remove what it left.</summary>
    Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct);

    /// <summary>The item is gone for good, all versions of it. Remove what is kept about it besides.</summary>
    Task RemovedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => Task.CompletedTask;
}
