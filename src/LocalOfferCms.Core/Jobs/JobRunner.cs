using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace LocalOfferCms.Core.Jobs;

/// <summary>Does the due jobs of one council: claims each by a conditional update, so that no two workers of any node hold the same one.</summary>
public sealed partial class JobRunner(TenantScopes scopes, TimeProvider clock, IEnumerable<RecurringJob> recurring, ILogger<JobRunner> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private const int ErrorLength = 4_000;

    /// <summary>How long to wait after each failed attempt. After the last the job is parked.</summary>
    public static readonly IReadOnlyList<TimeSpan> RetryLadder =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(8), TimeSpan.FromHours(24),
    ];

    /// <summary>Does all jobs that are due and returns when the next is, or null when none is waiting.</summary>
    public async Task<DateTime?> RunDueAsync(Tenant tenant, CancellationToken ct)
    {
        await AddRecurringAsync(tenant, ct);
        for (var job = await ClaimAsync(tenant, ct); job is not null;)
        {
            job = await RunAsync(tenant, job, ct) ?? await ClaimAsync(tenant, ct);
        }

        // A job that another worker holds is due again when that hold ends.
        return await scopes.RunAsync(tenant, services => Waiting(services)
            .Select(j => j.LeasedUntilUtc != null && j.LeasedUntilUtc > j.DueUtc ? j.LeasedUntilUtc : j.DueUtc).MinAsync(ct));
    }

    /// <summary>Adds the rows of recurring work that a new or restored council has not got yet.</summary>
    private Task AddRecurringAsync(Tenant tenant, CancellationToken ct) => scopes.RunAsync(tenant, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var ids = recurring.Select(r => r.JobId).ToList();
        if (ids.Count == 0 || await db.Jobs.CountAsync(j => ids.Contains(j.JobId), ct) == ids.Count)
        {
            return;
        }

        await using var write = await db.BeginWriteAsync(ct);
        var there = await db.Jobs.Where(j => ids.Contains(j.JobId)).Select(j => j.JobId).ToListAsync(ct);
        db.Jobs.AddRange(recurring.Where(r => !there.Contains(r.JobId)).Select(r => new Job
        {
            JobId = r.JobId,
            Kind = r.Kind,
            Payload = "{}",
            Cron = r.Cron,
            DueUtc = NextTime(r.Cron),
            CreatedUtc = Now,
        }));
        await write.CommitAsync(ct);
    });

    private DateTime NextTime(string cron) => new CronExpression(cron).GetNextValidTimeAfter(clock.GetUtcNow())?.UtcDateTime ?? DateTime.MaxValue;

    private static IQueryable<Job> Waiting(IServiceProvider services) => services.GetRequiredService<CmsDbContext>().Jobs.AsNoTracking()
        .Where(j => j.CompletedUtc == null && j.ParkedUtc == null);

    private Task<Job?> ClaimAsync(Tenant tenant, CancellationToken ct) => scopes.RunAsync(tenant, async services =>
    {
        while (await FirstFreeAsync(services, ct) is { } job)
        {
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(ct);
            var claimed = await HoldAsync(db, job, ct);
            await write.CommitAsync(ct);
            if (claimed)
            {
                return job;
            }
        }

        return null;
    });

    private Task<Job?> FirstFreeAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = Now;
        return Waiting(services).Where(j => j.DueUtc <= now && (j.LeasedUntilUtc == null || j.LeasedUntilUtc < now)).OrderBy(j => j.DueUtc).FirstOrDefaultAsync(ct);
    }

    /// <summary>Says whether this worker holds the job from now on.</summary>
    private async Task<bool> HoldAsync(CmsDbContext db, Job job, CancellationToken ct)
    {
        var now = Now;
        var holder = ContentIds.New(now);
        job.LeasedBy = holder;
        return await db.Jobs
            .Where(j => j.JobId == job.JobId && j.CompletedUtc == null && j.ParkedUtc == null && (j.LeasedUntilUtc == null || j.LeasedUntilUtc < now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntilUtc, now + Lease).SetProperty(j => j.LeasedBy, holder), ct) == 1;
    }

    /// <summary>Does a job; gives another that was claimed as it was written down, so that many in a row cost one write each and not two.</summary>
    private async Task<Job?> RunAsync(Tenant tenant, Job job, CancellationToken ct)
    {
        try
        {
            await scopes.RunAsync(tenant, services => Handler(services, job.Kind).HandleAsync(job.Payload, ct));
            CrashPoints.Pass("job:handled");
            return await FinishAsync(tenant, job, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Whatever a handler throws is a failed attempt: it is written down, tried again, and parked for a person in the end.
            LogFailed(logger, error, job.Kind, job.Attempts + 1);
            return await FailAsync(tenant, job, error, ct);
        }
    }

    private static IJobHandler Handler(IServiceProvider services, string kind) =>
        services.GetServices<IJobHandler>().FirstOrDefault(h => h.Kind == kind)
        ?? throw new InvalidOperationException($"No handler does jobs of the kind '{kind}'.");

    private Task<Job?> FinishAsync(Tenant tenant, Job job, CancellationToken ct) => UpdateAsync(tenant, job, row =>
    {
        row.LastError = null;
        row.Attempts = 0;
        if (row.Cron is null)
        {
            row.CompletedUtc = Now;
        }
        else
        {
            row.DueUtc = NextTime(row.Cron);
        }
    }, ct);

    private Task<Job?> FailAsync(Tenant tenant, Job job, Exception error, CancellationToken ct) => UpdateAsync(tenant, job, row =>
    {
        row.LastError = Content.PageRow.Cut(error.ToString(), ErrorLength);
        if (row.Attempts < RetryLadder.Count)
        {
            row.DueUtc = Now + RetryLadder[row.Attempts];
        }
        else
        {
            row.ParkedUtc = Now;
        }

        row.Attempts++;
    }, ct);

    private Task<Job?> UpdateAsync(Tenant tenant, Job job, Action<Job> change, CancellationToken ct) => scopes.RunAsync(tenant, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.Jobs.FirstOrDefaultAsync(j => j.JobId == job.JobId && j.LeasedBy == job.LeasedBy, ct) is not { } row)
        {
            return null;
        }

        change(row);
        (row.LeasedBy, row.LeasedUntilUtc) = (null, null);
        await db.SaveChangesAsync(ct);
        var next = await FirstFreeAsync(services, ct);
        var claimed = next is not null && await HoldAsync(db, next, ct);
        await write.CommitAsync(ct);
        return claimed ? next : null;
    });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(LogLevel.Warning, "A job of kind {Kind} failed at attempt {Attempt}")]
    private static partial void LogFailed(ILogger logger, Exception error, string kind, int attempt);
}
