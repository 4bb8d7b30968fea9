using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Puts an item into the recycle bin, and takes it off the site if it is on it. It can be taken out again for thirty days.</summary>
public sealed class DeleteContent
{
    /// <summary>How long an item lies in the bin.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly CmsDbContext _db;
    private readonly Publication _publication;
    private readonly LifeStates _states;
    private readonly WhereUsed _uses;
    private readonly SiteSnapshots _snapshots;
    private readonly JobQueue _jobs;

    internal DeleteContent(CmsDbContext db, Publication publication, LifeStates states, WhereUsed uses, SiteSnapshots snapshots, JobQueue jobs) =>
        (_db, _publication, _states, _uses, _snapshots, _jobs) = (db, publication, states, uses, snapshots, jobs);

    /// <summary>Why it cannot be deleted; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state, SiteSnapshot site) =>
        state.Binned is not null ? [ContentRefusals.InBin]
        : state.IsHome && state.Published is not null ? [new("HomePage", "It is the home page. Every site has one.")]
        : site.DefaultContact?.Link.Id == state.Item.ContentItemId
            ? [new("DefaultContact", "It is the contact of every page that names no other. Choose another in the settings first.")]
        : [];

    /// <summary>Deletes it in one transaction.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="usesAreKnown">Whether the person was shown the pages that use it, and deletes it all the same.</param>
    /// <param name="closing">What stands at its address afterwards; null for nothing.</param>
    /// <param name="change">Who deletes it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">There is a reason why not, or pages use it and the person does not know.</exception>
    public async Task ExecuteAsync(string contentItemId, bool usesAreKnown, Closing? closing, ChangeContext change, CancellationToken ct)
    {
        var site = await _snapshots.GetAsync(ct);
        await using var write = await _db.BeginWriteAsync(ct);
        var state = await _states.RequireAsync(contentItemId, s => Refusals(s, site), ct);
        (await ClosedPages.RefusalsAsync(_db, contentItemId, closing, ct)).ThrowIfAny();
        if (!usesAreKnown && await _uses.FindAsync(state, ct) is { Count: > 0 } uses)
        {
            var pages = uses.DistinctBy(u => u.ContentItemId).Count();
            throw new RefusedException([new("IsUsed", $"{pages} {(pages == 1 ? "page uses" : "pages use")} it. Look at the list first, then say that you know.")]);
        }

        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var latest = await _db.Latest(contentItemId).SingleAsync(ct);
        if (await _db.Published(contentItemId).FirstOrDefaultAsync(ct) is { } published)
        {
            await _publication.WithdrawAsync(_db, write, item, published, change, ct);
            await ClosedPages.SetAsync(_db, contentItemId, published.DisplayText, closing, change.Now, ct);
        }

        await BinAsync(write, item, latest, change, ct);
        await write.CommitAsync(ct);
    }

    private async Task BinAsync(WriteSession write, ContentItem item, ContentVersion latest, ChangeContext change, CancellationToken ct)
    {
        Schedules.TakeBack(_db, latest, change with { Reason = "It was deleted." });
        var gone = change.Now + Kept;
        _db.BinnedItems.Add(new BinnedItem
        {
            ContentItemId = item.ContentItemId,
            ContentType = item.ContentType,
            Title = latest.DisplayText,
            BinnedUtc = change.Now,
            BinnedBy = change.Author,
            Reason = change.Reason,
            GoneUtc = gone,
        });
        foreach (var link in await _db.PreviewLinks.Where(l => l.ContentItemId == item.ContentItemId && l.RevokedUtc == null).ToListAsync(ct))
        {
            link.RevokedUtc = change.Now;
        }

        Moves.Audit(_db, "ContentDeleted", latest, change);
        await _jobs.AddAsync(_db, write, EmptyBin.JobKind, new EmptyBin.Due(item.ContentItemId), ct, gone);
        await ContentSummaries.RefreshAsync(_db, item.ContentItemId, ct);
    }
}

/// <summary>Takes an item out of the recycle bin. It is a draft again, or was withdrawn: it does not go back on the site by itself.</summary>
public sealed class RecoverContent(CmsDbContext db)
{
    /// <summary>Why it cannot be taken out; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct) =>
        await db.IsBinnedAsync(contentItemId, ct) ? [] : [new("NotInBin", "It is not in the recycle bin. It may have been taken out, or have gone for good.")];

    /// <summary>Takes it out in one transaction.</summary>
    /// <exception cref="RefusedException">It is not there.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        (await RefusalsAsync(contentItemId, ct)).ThrowIfAny();
        db.BinnedItems.Remove(await db.BinnedItems.SingleAsync(b => b.ContentItemId == contentItemId, ct));
        Moves.Audit(db, "ContentRecovered", await db.Latest(contentItemId).SingleAsync(ct), change);
        await ContentSummaries.RefreshAsync(db, contentItemId, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Removes an item for good when its thirty days in the bin are over. Its notice at its address stays.</summary>
internal sealed class EmptyBin(CmsDbContext db, IEnumerable<IContentHandler> handlers, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "content.empty-bin";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var id = System.Text.Json.JsonSerializer.Deserialize<Due>(payload)!.ContentItemId;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);

        // Taken out, or taken out and deleted anew: that has a job of its own.
        if (await db.BinnedItems.FirstOrDefaultAsync(b => b.ContentItemId == id && b.GoneUtc <= now, ct) is not { } binned)
        {
            return;
        }

        foreach (var handler in handlers)
        {
            await handler.RemovedAsync(db, id, ct);
        }

        await RemoveAsync(id, ct);
        db.BinnedItems.Remove(binned);
        Moves.Audit(db, "ContentRemoved", id, binned.Title, new ChangeContext(now, "recycle bin", "Its thirty days in the recycle bin are over."));
        await write.CommitAsync(ct);
    }

    private async Task RemoveAsync(string id, CancellationToken ct)
    {
        await db.VersionReviews.Where(r => r.ContentItemId == id).ExecuteDeleteAsync(ct);
        await db.PreviewLinks.Where(l => l.ContentItemId == id).ExecuteDeleteAsync(ct);
        await db.ReviewReminders.Where(r => r.ContentItemId == id).ExecuteDeleteAsync(ct);
        await db.ReviewFlags.Where(f => f.ContentItemId == id).ExecuteDeleteAsync(ct);
        await db.Paths.Where(p => p.ContentItemId == id && !db.ClosedPages.Any(c => c.ContentItemId == id)).ExecuteDeleteAsync(ct);
        await db.ContentVersions.Where(v => v.ContentItemId == id).ExecuteDeleteAsync(ct);
        await db.ContentItems.Where(i => i.ContentItemId == id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Which item.</summary>
    internal sealed record Due(string ContentItemId);
}
