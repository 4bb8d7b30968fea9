using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>Which file a job is about.</summary>
internal sealed record MediaSubject(string MediaFileId);

/// <summary>Which file, and what was said of it when the job was added: if it was changed since, the job does nothing.</summary>
internal sealed record MediaMoment(string MediaFileId, DateTime AtUtc);

/// <summary>Which file, and until when consent for it holds.</summary>
internal sealed record MediaConsentEnd(string MediaFileId, DateOnly Until);

/// <summary>Makes a picture in all sizes before the first page asks for them.</summary>
internal sealed class MakeRenditions(CmsDbContext db, SiteSnapshots snapshots, Renditions renditions) : IJobHandler
{
    public const string JobKind = "media.renditions";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<MediaSubject>(payload)!.MediaFileId;
        if (await db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(f => f.MediaFileId == id && f.State == MediaState.Kept, ct) is { } file)
        {
            await renditions.MakeAllAsync(db, file, (await snapshots.GetAsync(ct)).MediaProfiles, ct);
        }
    }
}

/// <summary>Withdraws a picture of people under 18 when the consent for it has ended.</summary>
internal sealed class EndConsent(CmsDbContext db, MediaActions actions, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "media.consent-end";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var (id, until) = JsonSerializer.Deserialize<MediaConsentEnd>(payload)!;
        if (await db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(f => f.MediaFileId == id, ct) is not { } file)
        {
            return;
        }

        var reason = $"The picture '{file.Label}' is no longer shown: the consent for it ended on {MediaConsent.InWords(until)}. Choose another, or ask for consent anew.";
        await actions.WithdrawAsync(id, new ChangeContext(clock.GetUtcNow().UtcDateTime, "consent", null), reason, ct,
            onlyIf: now => now.ShowsChildren == true && now.ConsentUntil == until);
    }
}

/// <summary>Throws away the bytes of a file that was deleted long ago, unless another file has the same.</summary>
internal sealed class PurgeMedia(CmsDbContext db, MediaStore store, Renditions renditions) : IJobHandler
{
    public const string JobKind = "media.purge";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var (id, at) = JsonSerializer.Deserialize<MediaMoment>(payload)!;

        // Under the gate, so that nobody brings it back, or adds the same bytes again, while they go.
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(f => f.MediaFileId == id, ct) is not { State: MediaState.Removed } file || file.StateSinceUtc > at)
        {
            return;
        }

        renditions.Clear(db, file);
        if (!await db.MediaFiles.AnyAsync(f => f.Hash == file.Hash && f.MediaFileId != id && f.State != MediaState.Removed, ct))
        {
            store.Delete(db, file);
        }
    }
}
