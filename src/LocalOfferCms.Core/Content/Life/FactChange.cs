using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Changes what a page says about itself (who looks after it, when it is due) on the site and in its draft, and not a word of its text.</summary>
internal sealed class FactChange(CmsDbContext db, Publication publication)
{
    /// <summary>Changes it in the caller's transaction.</summary>
    /// <param name="write">The caller's transaction.</param>
    /// <param name="item">The item.</param>
    /// <param name="set">Changes a version's content.</param>
    /// <param name="change">Who changes it.</param>
    /// <param name="what">The audit event.</param>
    /// <param name="looked">Whether somebody looked at the page, so that what was flagged for review is done.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ApplyAsync(WriteSession write, ContentItem item, Action<JsonObject> set, ChangeContext change, string what, bool looked, CancellationToken ct)
    {
        var published = await db.Published(item.ContentItemId).FirstOrDefaultAsync(ct);
        var latest = await db.Latest(item.ContentItemId).SingleAsync(ct);
        if (published is not null)
        {
            await RepublishAsync(write, item, published, set, change, what, looked, ct);
        }

        if (latest != published)
        {
            await ChangeDraftAsync(latest, set, change, published is null ? what : null, ct);
        }

        await ContentSummaries.RefreshAsync(db, item.ContentItemId, ct);
    }

    private async Task RepublishAsync(
        WriteSession write, ContentItem item, ContentVersion published, Action<JsonObject> set, ChangeContext change, string what, bool looked, CancellationToken ct)
    {
        var next = await Moves.AddVersionAsync(db, published, published.DisplayText, Changed(published, set), change, ct);
        (next.Stage, next.Writers, next.Latest) = (published.Stage, published.Writers, published.Latest);
        if (published.ShowChangeNote)
        {
            (next.ShowChangeNote, next.ChangeNote) = (true, published.ChangeNote);
        }

        published.Latest = false;
        next.Owner = ContentFacts.OwnerId(new ContentDocument(item.ContentType, JsonText.Object(next.Data))) ?? next.Owner;
        var flags = looked ? [] : await db.ReviewFlags.AsNoTracking().Where(f => f.ContentItemId == item.ContentItemId).ToListAsync(ct);
        var updated = await db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == item.ContentItemId).Select(p => (DateTime?)p.PublishedUtc).FirstOrDefaultAsync(ct);
        await publication.PublishAsync(db, write, item, next, change, ct, what);
        await db.SaveChangesAsync(ct);
        db.ReviewFlags.AddRange(flags);
        if (updated is { } since && await db.PublishedPages.FindAsync([item.ContentItemId], ct) is { } page)
        {
            // "Last updated" tells readers when the words changed.
            page.PublishedUtc = since;
        }
    }

    private async Task ChangeDraftAsync(ContentVersion latest, Action<JsonObject> set, ChangeContext change, string? what, CancellationToken ct)
    {
        if (latest.Stage == ContentStage.Withdrawn)
        {
            // What was on the site stays as it was.
            await Drafts.AddAsync(db, latest, latest.DisplayText, Changed(latest, set), what ?? "ContentChanged", change, ct);
            return;
        }

        latest.Data = Changed(latest, set);
        latest.Owner = ContentFacts.OwnerId(new ContentDocument("", JsonText.Object(latest.Data))) ?? latest.Owner;
        if (what is not null)
        {
            Moves.Audit(db, what, latest, change);
        }
    }

    private static string Changed(ContentVersion version, Action<JsonObject> set)
    {
        var content = JsonText.Object(version.Data);
        set(content);
        return content.ToJsonString(JsonText.Compact);
    }
}
