using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Keeps <see cref="ContentSummary"/> rows true. Whatever changes an item's versions calls it before it commits.</summary>
internal static class ContentSummaries
{
    /// <summary>Writes an item's row anew from its versions; takes it away when it has none, or lies in the bin.</summary>
    public static async Task RefreshAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var item = await db.ContentItems.FindAsync([contentItemId], ct);
        var versions = await db.ContentVersions.Where(v => v.ContentItemId == contentItemId && (v.Latest || v.Published)).ToListAsync(ct);
        var old = await db.ContentSummaries.FindAsync([contentItemId], ct);
        var topics = await db.SummaryTopics.Where(t => t.ContentItemId == contentItemId).ToListAsync(ct);
        if (item is null || versions.Find(v => v.Latest) is not { } latest || await db.BinnedItems.AnyAsync(b => b.ContentItemId == contentItemId, ct))
        {
            db.RemoveRange(topics);
            db.RemoveRange(old is null ? [] : [old]);
            await db.SaveChangesAsync(ct);
            return;
        }

        var content = new ContentDocument(item.ContentType, JsonText.Object(latest.Data));
        var row = Of(item, latest, versions.Find(v => v.Published), content);
        if (old is null)
        {
            db.ContentSummaries.Add(row);
        }
        else
        {
            db.Entry(old).CurrentValues.SetValues(row);
        }

        var wanted = TopicsOf(item, content);
        db.SummaryTopics.RemoveRange(topics.Where(t => !wanted.Contains(t.Topic)));
        db.SummaryTopics.AddRange(wanted.Except(topics.Select(t => t.Topic)).Select(topic => new SummaryTopic { ContentItemId = contentItemId, Topic = topic }));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Adds the rows of an item that has just been made, without asking the database.</summary>
    public static void Add(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content)
    {
        db.ContentSummaries.Add(Of(item, version, version.Published ? version : null, content));
        db.SummaryTopics.AddRange(TopicsOf(item, content).Select(topic => new SummaryTopic { ContentItemId = item.ContentItemId, Topic = topic }));
    }

    private static ContentSummary Of(ContentItem item, ContentVersion latest, ContentVersion? published, ContentDocument content)
    {
        var onSite = published is null || published == latest ? content : new ContentDocument(item.ContentType, JsonText.Object(published.Data));
        return new()
        {
            ContentItemId = item.ContentItemId,
            ContentItemVersionId = latest.ContentItemVersionId,
            ContentType = item.ContentType,
            Title = latest.DisplayText,
            TitleKey = PageRow.Cut(latest.DisplayText.ToLowerInvariant(), 512),
            Stage = latest.Stage,
            IsPublished = published is not null,
            HasDraft = published is not null && published != latest,
            Owner = PageRow.Cut(ContentFacts.Owner(onSite), 256),
            OwnerId = ContentFacts.OwnerId(onSite),
            ReviewDue = ContentFacts.ReviewDue(onSite),
            Expires = onSite.Part("ExpiryPart").Date("Expires"),
            Author = latest.Author,
            ModifiedUtc = latest.ModifiedUtc,
        };
    }

    private static List<string> TopicsOf(ContentItem item, ContentDocument content) =>
        [.. ContentLinks.Terms(item.ContentItemId, content).Where(t => t.Taxonomy == "topics" && t.Term.Length <= 128).Select(t => t.Term)];
}
