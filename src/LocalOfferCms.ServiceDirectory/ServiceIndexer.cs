using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>Keeps <see cref="ServiceIndex"/> in step with what is published: one row for each item that has a ServicePart and a page.</summary>
internal sealed class ServiceIndexer : IContentHandler
{
    /// <inheritdoc/>
    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        var part = content.Part("ServicePart");
        if (!part.Exists || version.Stage == ContentStage.Archived || !content.Part("AutoroutePart").Exists)
        {
            await UnpublishedAsync(db, item.ContentItemId, ct);
            return;
        }

        var row = await db.Services().FindAsync([item.ContentItemId], ct);
        if (row is null)
        {
            row = new ServiceIndex { ContentItemId = item.ContentItemId, Title = "", Status = "", Area = "", Provider = "" };
            db.Services().Add(row);
        }

        var topics = content.Part("TopicsPart");
        row.Title = Cut(version.DisplayText, ServiceIndex.NameLength);
        row.Strands = ServiceIndex.Bars(topics.Terms("Strands"));
        row.Topics = ServiceIndex.Bars(topics.Terms("Topics"));
        row.Status = Cut(ServiceStatus.Of(part).Name, ServiceIndex.WordLength);
        row.AgeFrom = Age(part.Number("AgeFrom"), 0);
        row.AgeTo = Age(part.Number("AgeTo"), ServiceIndex.OldestAge);
        row.IsFree = part.Flag("IsFree");
        row.Area = Cut(part.Text("Area").Trim().ToLowerInvariant(), ServiceIndex.WordLength);
        row.Provider = Cut(part.Text("Provider"), ServiceIndex.NameLength);
    }

    /// <inheritdoc/>
    public async Task AddedAsync(CmsDbContext db, IReadOnlyList<PublishedContent> added, CancellationToken ct)
    {
        foreach (var row in added.Where(a => a.Content.Part("ServicePart").Exists))
        {
            await PublishedAsync(db, row.Item, row.Version, row.Content, ct);
        }
    }

    /// <inheritdoc/>
    public async Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        if (await db.Services().FindAsync([contentItemId], ct) is { } row)
        {
            db.Services().Remove(row);
        }
    }

    private static int Age(double? age, int otherwise) => (int)Math.Clamp(age ?? otherwise, 0, 120);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
