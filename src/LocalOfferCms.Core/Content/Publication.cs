using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Puts a version on the site or takes an item off it: flags, addresses, index rows, search document, audit entry, jobs and the
/// signal to other nodes, all in the caller's transaction. The action classes and the recipe importer share it.</summary>
internal sealed class Publication(IEnumerable<IContentHandler> handlers, ISearchIndex search, SearchText searchText, ISignals signals, ContentSchedule schedule)
{
    /// <summary>Makes <paramref name="version"/>, which must be tracked or added, the one on the site.</summary>
    /// <exception cref="RefusedException">Its address is taken, or cannot be used.</exception>
    public async Task PublishAsync(
        CmsDbContext db, WriteSession write, ContentItem item, ContentVersion version, ChangeContext change, CancellationToken ct, string what = "ContentPublished")
    {
        var isNew = db.Entry(item).State == EntityState.Added;
        var content = new ContentDocument(item.ContentType, JsonText.Object(version.Data));
        var path = PageRow.PathOf(content, version.DisplayText);
        if (path is not null && await PathRefusalAsync(db, item.ContentItemId, path, ct) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        await RetirePublishedAsync(db, item.ContentItemId, version.ContentItemVersionId, change.Now, ct);
        version.Published = true;
        version.Stage = version.Stage == ContentStage.Archived ? ContentStage.Archived : ContentStage.Published;
        version.PublishedUtc ??= change.Now;
        version.UnpublishedUtc = null;
        CrashPoints.Pass("publish:flags-set");

        var changed = await ContentChange.BeginAsync(db, item, ct);
        await ReplaceIndexRowsAsync(db, item, version, content, path, ct);
        if (version.Stage == ContentStage.Archived)
        {
            // Out of date: it keeps its address, and nobody is sent there who looks for today's help.
            await search.RemoveAsync(db, item.ContentItemId, ct);
        }
        else if (path is not null)
        {
            await search.WriteAsync(db, await searchText.DocumentAsync(db, item, version, content, path, ct), ct);
        }

        foreach (var handler in handlers)
        {
            await handler.PublishedAsync(db, item, version, content, ct);
        }

        schedule.Add(db, item, version, content, change.Now);
        Moves.Audit(db, what, version, change);
        await SummariseAsync(db, item, version, content, isNew, ct);
        await signals.RaiseAsync(db, write, await changed.TopicAsync(db, ct), ct);
        CrashPoints.Pass("publish:before-commit");
    }

    /// <summary>Takes the item off the site. Its address stays its own until another item asks for it.</summary>
    public async Task WithdrawAsync(CmsDbContext db, WriteSession write, ContentItem item, ContentVersion published, ChangeContext change, CancellationToken ct)
    {
        published.Published = false;
        published.Stage = ContentStage.Withdrawn;
        published.UnpublishedUtc = change.Now;
        var changed = await ContentChange.BeginAsync(db, item, ct);
        await RemoveIndexRowsAsync(db, item.ContentItemId, ct);
        await search.RemoveAsync(db, item.ContentItemId, ct);
        foreach (var handler in handlers)
        {
            await handler.UnpublishedAsync(db, item.ContentItemId, ct);
        }

        Moves.Audit(db, "ContentWithdrawn", published, change);
        await ContentSummaries.RefreshAsync(db, item.ContentItemId, ct);
        await signals.RaiseAsync(db, write, await changed.TopicAsync(db, ct), ct);
    }

    /// <summary>Why an item may not have an address: it cannot be used, or a published item has it.</summary>
    public static async Task<Refusal?> PathRefusalAsync(CmsDbContext db, string contentItemId, string path, CancellationToken ct)
    {
        if (ContentPath.Refuse(path) is { } refusal)
        {
            return refusal;
        }

        var holder = await db.Paths.AsNoTracking()
            .Where(p => p.Path == path && p.IsCurrent && p.ContentItemId != contentItemId)
            .Join(db.PublishedPages, p => p.ContentItemId, page => page.ContentItemId, (_, page) => page.Title)
            .FirstOrDefaultAsync(ct);
        return holder is null ? null : PathTaken(path, holder);
    }

    /// <summary>Says whose an address is.</summary>
    public static Refusal PathTaken(string path, string holder) =>
        new("PathTaken", $"The address '{path}' belongs to the page '{holder}'. Choose another, or change that page's first.");

    private static async Task RetirePublishedAsync(CmsDbContext db, string contentItemId, string newVersionId, DateTime now, CancellationToken ct)
    {
        foreach (var old in await db.ContentVersions.Where(v => v.ContentItemId == contentItemId && v.Published && v.ContentItemVersionId != newVersionId).ToListAsync(ct))
        {
            old.Published = false;
            old.UnpublishedUtc = now;
        }
    }

    internal static async Task ReplaceIndexRowsAsync(
        CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, string? path, CancellationToken ct)
    {
        var first = await db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == item.ContentItemId)
            .Select(p => (DateTime?)p.FirstPublishedUtc).FirstOrDefaultAsync(ct) ?? version.PublishedUtc!.Value;
        await RemoveIndexRowsAsync(db, item.ContentItemId, ct);
        db.PublishedPages.Add(PageRow.Of(item, version, content, path, first));
        db.Links.AddRange(ContentLinks.Find(item.ContentItemId, content));
        db.Terms.AddRange(ContentLinks.Terms(item.ContentItemId, content));
        db.Fields.AddRange(await FilterableFields.FindAsync(db, item.ContentItemId, content, ct));
        await SetPathAsync(db, item.ContentItemId, path, ct);
        await db.SaveChangesAsync(ct);
    }

    private static async Task RemoveIndexRowsAsync(CmsDbContext db, string id, CancellationToken ct)
    {
        foreach (var tracked in db.ChangeTracker.Entries().Where(e => e.Entity switch
        {
            PublishedPage p => p.ContentItemId == id,
            LinkEntry l => l.FromItemId == id,
            TermEntry t => t.ContentItemId == id,
            FieldEntry f => f.ContentItemId == id,
            _ => false,
        }).ToList())
        {
            tracked.State = EntityState.Detached;
        }

        await db.PublishedPages.Where(p => p.ContentItemId == id).ExecuteDeleteAsync(ct);
        await db.Links.Where(l => l.FromItemId == id).ExecuteDeleteAsync(ct);
        await db.Terms.Where(t => t.ContentItemId == id).ExecuteDeleteAsync(ct);
        await db.Fields.Where(f => f.ContentItemId == id).ExecuteDeleteAsync(ct);
    }

    /// <summary>The item's former addresses stay and redirect; a former address of another item is taken over.</summary>
    private static async Task SetPathAsync(CmsDbContext db, string contentItemId, string? path, CancellationToken ct)
    {
        var entries = await db.Paths.Where(p => p.ContentItemId == contentItemId || p.Path == path).ToListAsync(ct);
        foreach (var entry in entries.Where(e => e.ContentItemId == contentItemId && e.Path != path))
        {
            entry.IsCurrent = false;
        }

        if (path is null)
        {
            return;
        }

        var current = entries.Find(e => e.Path == path);
        if (current is null)
        {
            db.Paths.Add(new PathEntry { Path = path, ContentItemId = contentItemId, IsCurrent = true });
        }
        else
        {
            current.ContentItemId = contentItemId;
            current.IsCurrent = true;
        }
    }

    /// <summary>What is on the site is neither closed nor in the bin.</summary>
    private static async Task SummariseAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, bool isNew, CancellationToken ct)
    {
        if (isNew)
        {
            ContentSummaries.Add(db, item, version, content);
            return;
        }

        await db.ClosedPages.Where(c => c.ContentItemId == item.ContentItemId).ExecuteDeleteAsync(ct);
        await db.BinnedItems.Where(b => b.ContentItemId == item.ContentItemId).ExecuteDeleteAsync(ct);
        await ContentSummaries.RefreshAsync(db, item.ContentItemId, ct);
    }
}
