using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Jobs;

/// <summary>Adds jobs to a council's outbox, in the transaction that causes the work.</summary>
public sealed class JobQueue(ISignals signals, TimeProvider clock)
{
    /// <summary>Adds a job that is due at once, or at <paramref name="dueUtc"/>.</summary>
    public async Task AddAsync<T>(CmsDbContext db, WriteSession write, string kind, T payload, CancellationToken ct, DateTime? dueUtc = null, string? cron = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Jobs.Add(new Job
        {
            JobId = ContentIds.New(now),
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload),
            DueUtc = dueUtc ?? now,
            Cron = cron,
            CreatedUtc = now,
        });
        await signals.RaiseAsync(db, write, SignalTopics.Jobs, ct);
    }

    /// <summary>Gives parked jobs another chance; all of them when <paramref name="jobId"/> is null. Returns how many.</summary>
    public async Task<int> RetryParkedAsync(CmsDbContext db, string? jobId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var count = await db.Jobs.Where(j => j.ParkedUtc != null && (jobId == null || j.JobId == jobId)).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.ParkedUtc, (DateTime?)null)
            .SetProperty(j => j.Attempts, 0)
            .SetProperty(j => j.DueUtc, now), ct);
        await signals.RaiseAsync(db, write, SignalTopics.Jobs, ct);
        await write.CommitAsync(ct);
        return count;
    }
}
