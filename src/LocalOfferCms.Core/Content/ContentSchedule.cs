using System.Text.Json;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Which version a scheduled move is about.</summary>
internal sealed record ScheduledMove(string ContentItemVersionId);

/// <summary>Turns dates that editors give into jobs: publish later, and leave the site after a last day.</summary>
internal sealed class ContentSchedule(CurrentTenant tenant)
{
    /// <summary>Adds the jobs of a version. Their ids follow from the version's, so asking twice makes one job.</summary>
    public void Add(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, DateTime now)
    {
        if (version.Published && content.Part("ExpiryPart").Date("Expires") is { } lastDay)
        {
            Add(db, WithdrawExpired.JobKind, version, StartOfDay(lastDay.AddDays(1)), now);
        }

        if (!version.Published && ContentFacts.Scheduled(content) is { } moment)
        {
            Add(db, PublishScheduled.JobKind, version, moment.Utc, now);
        }
    }

    private DateTime StartOfDay(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), TimeZoneInfo.FindSystemTimeZoneById(tenant.Value.TimeZone));

    private static void Add(CmsDbContext db, string kind, ContentVersion version, DateTime due, DateTime now)
    {
        var id = ContentIds.FromName($"{kind}:{version.ContentItemVersionId}:{due:O}");
        if (db.Jobs.Local.Any(j => j.JobId == id) || db.Jobs.AsNoTracking().Any(j => j.JobId == id))
        {
            return;
        }

        db.Jobs.Add(new Job
        {
            JobId = id,
            Kind = kind,
            Payload = JsonSerializer.Serialize(new ScheduledMove(version.ContentItemVersionId)),
            DueUtc = due,
            CreatedUtc = now,
        });
    }
}

/// <summary>Publishes a draft when its time has come, if it is still the newest version.</summary>
internal sealed class PublishScheduled(CmsDbContext db, PublishContent publish, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "content.publish";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var move = JsonSerializer.Deserialize<ScheduledMove>(payload)!;
        var version = await db.ContentVersions.AsNoTracking()
            .FirstOrDefaultAsync(v => v.ContentItemVersionId == move.ContentItemVersionId && v.Latest && !v.Published, ct);

        // The time may have been put off, or taken back, since this job was made.
        var now = clock.GetUtcNow().UtcDateTime;
        if (version is not null && ContentFacts.Scheduled(new ContentDocument("", JsonText.Object(version.Data))) is { } set && set.Utc <= now)
        {
            await publish.ExecuteUngatedAsync(version.ContentItemId, new ChangeContext(now, "schedule", "Published at the time that was set."), ct);
        }
    }
}

/// <summary>Takes a page off the site after its last day, if the version that named the day is still on it.</summary>
internal sealed class WithdrawExpired(CmsDbContext db, WithdrawContent withdraw, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "content.expire";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var move = JsonSerializer.Deserialize<ScheduledMove>(payload)!;
        var itemId = await db.ContentVersions.AsNoTracking()
            .Where(v => v.ContentItemVersionId == move.ContentItemVersionId && v.Published).Select(v => v.ContentItemId).FirstOrDefaultAsync(ct);
        if (itemId is not null)
        {
            await withdraw.ExecuteAsync(itemId, new ChangeContext(clock.GetUtcNow().UtcDateTime, "schedule", "Its last day on the site has passed."), ct, await ClosingAsync(itemId, ct));
        }
    }

    /// <summary>The page's own note about its end, for whoever comes later.</summary>
    private async Task<Closing?> ClosingAsync(string itemId, CancellationToken ct)
    {
        var data = await db.Published(itemId).AsNoTracking().Select(v => v.Data).FirstAsync(ct);
        return new ContentDocument("", JsonText.Object(data)).Part("ExpiryPart").Text("Note") is { Length: > 0 } note ? new Closing(PageRow.Cut(note, 2_000)) : null;
    }
}
