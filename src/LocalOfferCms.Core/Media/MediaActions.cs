using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>Withdraws files, brings them back and deletes them.</summary>
public sealed class MediaActions(CmsDbContext db, MediaUse uses, JobQueue jobs, ISignals signals)
{
    /// <summary>How long the bytes of a deleted file are kept, so that it can be brought back.</summary>
    public static readonly TimeSpan KeptAfterDelete = TimeSpan.FromDays(30);

    /// <summary>Takes a file out of every page that shows it; their owners see a flag.</summary>
    /// <param name="id">The file.</param>
    /// <param name="change">Who, when, and why.</param>
    /// <param name="reason">Why, in a sentence for those who own the pages.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="onlyIf">Looked at again inside the transaction; nothing is done when it no longer holds.</param>
    public async Task WithdrawAsync(string id, ChangeContext change, string reason, CancellationToken ct, Func<MediaFile, bool>? onlyIf = null)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var file = await GetAsync(id, ct);
        if (file.State != MediaState.Kept || onlyIf?.Invoke(file) == false)
        {
            return;
        }

        Set(file, MediaState.Withdrawn, reason, change);
        await FlagAsync(file, reason, change.Now, ct);
        await SaveAsync(write, file, "MediaWithdrawn", change with { Reason = reason }, ct);
    }

    /// <summary>Shows a file again that was withdrawn or deleted.</summary>
    /// <exception cref="RefusedException">Its consent has ended, or its bytes are gone.</exception>
    public async Task RestoreAsync(string id, ChangeContext change, MediaStore store, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var file = await GetAsync(id, ct);
        if (MediaConsent.WhyNotShown(file, MediaConsent.Today(db.Tenant, change.Now)) is { } reason)
        {
            throw new RefusedException([new("ConsentEnded", reason)]);
        }

        if (!store.Has(db, file))
        {
            throw new RefusedException([new("MediaGone", $"The content of '{file.Label}' has been deleted. Add the file again.")]);
        }

        Set(file, MediaState.Kept, "", change);
        db.ReviewFlags.RemoveRange(await db.ReviewFlags.Where(f => f.SourceItemId == id).ToListAsync(ct));
        await SaveAsync(write, file, "MediaRestored", change, ct);
    }

    /// <summary>Why a file cannot be deleted; empty when it can. Shown before the button is pressed.</summary>
    public async Task<IReadOnlyList<Refusal>> DeleteRefusalsAsync(MediaFile file, CancellationToken ct)
    {
        var places = await uses.FindAsync(file, ct);
        var played = await db.MediaFiles.Where(f => (f.CaptionsId == file.MediaFileId || f.TranscriptId == file.MediaFileId) && f.State != MediaState.Removed)
            .Select(f => f.Title == "" ? f.Path : f.Title).ToListAsync(ct);
        var users = places.Select(p => $"'{p.Title}'{(p.IsDraft ? " (draft)" : "")}").Concat(played.Select(name => $"'{name}' (as its captions or transcript)")).ToList();
        return users.Count == 0 ? [] :
            [new("MediaUsed", $"'{file.Label}' is used by {string.Join(", ", users.Take(10))}{(users.Count > 10 ? $" and {users.Count - 10} more" : "")}. Take it out of {(users.Count == 1 ? "it" : "them")} first.")];
    }

    /// <summary>Deletes a file. Its address says from now on that it is gone; its bytes go after thirty days.</summary>
    /// <exception cref="RefusedException">Something uses it.</exception>
    public async Task DeleteAsync(string id, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var file = await GetAsync(id, ct);
        if (file.State == MediaState.Removed)
        {
            return;
        }

        if (await DeleteRefusalsAsync(file, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        Set(file, MediaState.Removed, change.Reason ?? "", change);
        await jobs.AddAsync(db, write, PurgeMedia.JobKind, new MediaMoment(id, change.Now), ct, change.Now + KeptAfterDelete);
        await SaveAsync(write, file, "MediaDeleted", change, ct);
    }

    /// <summary>Pages that show a file, wherever they are held, are out of date.</summary>
    internal static async Task EvictAsync(CmsDbContext db, ISignals signals, WriteSession write, string mediaFileId, CancellationToken ct)
    {
        var pages = await MediaUse.PublishedAsync(db, mediaFileId, ct);
        if (pages.Count > 0)
        {
            await signals.RaiseAsync(db, write, SignalTopics.ContentWith([PageTags.Anything, .. pages.Select(PageTags.Item)]), ct);
        }
    }

    private async Task SaveAsync(WriteSession write, MediaFile file, string what, ChangeContext change, CancellationToken ct)
    {
        AuditLog.Add(db, change, what, nameof(MediaFile), file.MediaFileId, file.Label);
        await EvictAsync(db, signals, write, file.MediaFileId, ct);
        await write.CommitAsync(ct);
    }

    private async Task<MediaFile> GetAsync(string id, CancellationToken ct) =>
        await db.MediaFiles.FirstOrDefaultAsync(f => f.MediaFileId == id, ct)
        ?? throw new RefusedException([new("NotFound", "There is no such file. It may have been removed.")]);

    private static void Set(MediaFile file, MediaState state, string reason, ChangeContext change) =>
        (file.State, file.StateReason, file.StateSinceUtc) = (state, PageRow.Cut(reason, MediaFile.TextLength), change.Now);

    private async Task FlagAsync(MediaFile file, string reason, DateTime now, CancellationToken ct)
    {
        var flagged = await db.ReviewFlags.Where(f => f.SourceItemId == file.MediaFileId).ToDictionaryAsync(f => f.ContentItemId, ct);
        foreach (var page in await MediaUse.PublishedAsync(db, file.MediaFileId, ct))
        {
            if (flagged.TryGetValue(page, out var flag))
            {
                (flag.Reason, flag.FlaggedUtc) = (reason, now);
            }
            else
            {
                db.ReviewFlags.Add(new ReviewFlag { ContentItemId = page, SourceItemId = file.MediaFileId, Reason = reason, FlaggedUtc = now });
            }
        }
    }
}
