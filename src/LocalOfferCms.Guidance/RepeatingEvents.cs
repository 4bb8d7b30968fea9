using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Guidance;

/// <summary>Takes the date of its first time from an event that repeats, so that lists do not call a weekly group over after its first week.</summary>
internal sealed class RepeatingEvents : IContentHandler
{
    /// <inheritdoc/>
    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        var part = content.Part("EventPart");
        if (part.Exists && EventTimes.Of(part).Repeats && await db.PublishedPages.FindAsync([item.ContentItemId], ct) is { } row)
        {
            row.SortDate = null;
        }
    }

    /// <inheritdoc/>
    public Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => Task.CompletedTask;
}
