using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Content;

/// <summary>What a module does when content goes on or off the site: its own index rows. Runs inside the publishing transaction.</summary>
public interface IContentHandler
{
    /// <summary>An editor has saved a draft; the public sees nothing of it yet.</summary>
    Task SavedAsync(CmsDbContext db, ContentItem item, ContentVersion version, bool isNew, CancellationToken ct) => Task.CompletedTask;

    /// <summary>A version has become the published one. Replace whatever an earlier version left.</summary>
    Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct);

    /// <summary>The published version is filed otherwise than it was, and says the same: see <see cref="ContentAmendment"/>. Index rows are made anew.</summary>
    Task AmendedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct) =>
        PublishedAsync(db, item, version, content, ct);

    /// <summary>New items have gone on the site, many together; none of them left anything before. See <see cref="ContentIntake"/>.</summary>
    async Task AddedAsync(CmsDbContext db, IReadOnlyList<PublishedContent> added, CancellationToken ct)
    {
        foreach (var (item, version, content, _) in added)
        {
            await PublishedAsync(db, item, version, content, ct);
        }
    }

    /// <summary>The item is no longer on the site. Remove what it left.</summary>
    Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct);

    /// <summary>The item is gone for good, all versions of it. Remove what is kept about it besides.</summary>
    Task RemovedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>An item that has just gone on the site.</summary>
/// <param name="Item">The item.</param>
/// <param name="Version">The version on the site.</param>
/// <param name="Content">What it says.</param>
/// <param name="Path">Its address; null for none.</param>
public sealed record PublishedContent(ContentItem Item, ContentVersion Version, ContentDocument Content, string? Path);
