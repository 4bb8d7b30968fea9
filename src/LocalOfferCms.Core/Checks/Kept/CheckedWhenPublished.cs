using System.Text.Json;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Checks.Kept;

/// <summary>Has pages checked soon after they go on the site, many that go together at once, and every night; forgets those that leave it.</summary>
internal sealed class CheckedWhenPublished(TimeProvider clock) : IContentHandler
{
    // In the small hours, and not on the hour, when everybody's machines are busy.
    private const string EveryNight = "0 23 2 * * ?";

    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var soon = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc).AddMinutes(2);
        Job[] wanted =
        [
            Of(CheckPages.JobKind, ContentIds.FromName($"{CheckPages.JobKind}:{soon:O}"), new CheckPages.Order(), soon, null, now),
            Of(CheckNightly.JobKind, ContentIds.FromName(CheckNightly.JobKind), new { }, now.Date.AddDays(1).AddHours(2), EveryNight, now),
        ];
        var ids = wanted.Select(j => j.JobId).ToList();
        if (ids.TrueForAll(id => db.Jobs.Local.Any(j => j.JobId == id)))
        {
            return;
        }

        var known = await db.Jobs.AsNoTracking().Where(j => ids.Contains(j.JobId)).Select(j => j.JobId).ToListAsync(ct);
        db.Jobs.AddRange(wanted.Where(j => !known.Contains(j.JobId) && db.Jobs.Local.All(l => l.JobId != j.JobId)));
    }

    // One job looks at all that went together.
    public Task AddedAsync(CmsDbContext db, IReadOnlyList<PublishedContent> added, CancellationToken ct) =>
        added is [var first, ..] ? PublishedAsync(db, first.Item, first.Version, first.Content, ct) : Task.CompletedTask;

    public async Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        await db.PageChecks.Where(c => c.ContentItemId == contentItemId).ExecuteDeleteAsync(ct);
        await db.PageFindings.Where(f => f.ContentItemId == contentItemId).ExecuteDeleteAsync(ct);
        await db.LinkUses.Where(u => u.ContentItemId == contentItemId).ExecuteDeleteAsync(ct);
    }

    private static Job Of<T>(string kind, string id, T payload, DateTime due, string? cron, DateTime now) =>
        new() { JobId = id, Kind = kind, Payload = JsonSerializer.Serialize(payload), DueUtc = due, Cron = cron, CreatedUtc = now };
}

/// <summary>Begins the night's work: every page is checked again, since days pass and the glossary changes, and then every link.</summary>
internal sealed class CheckNightly(CmsDbContext db, JobQueue jobs, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "checks.nightly";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);
        await jobs.AddAsync(db, write, CheckPages.JobKind, new CheckPages.Order(now, ThenLinks: true), ct);
        await write.CommitAsync(ct);
    }
}
