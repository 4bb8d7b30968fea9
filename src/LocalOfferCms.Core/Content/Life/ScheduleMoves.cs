using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Sets the time at which a draft goes on the site by itself. The checks look at it now; what is changed afterwards has to be scheduled anew.</summary>
public sealed class ScheduleContent
{
    private readonly CmsDbContext _db;
    private readonly ContentSchedule _schedule;
    private readonly LifeStates _states;
    private readonly ISignals _signals;

    internal ScheduleContent(CmsDbContext db, ContentSchedule schedule, LifeStates states, ISignals signals) =>
        (_db, _schedule, _states, _signals) = (db, schedule, states, signals);

    /// <summary>Why no time can be set: whatever stands against publishing it.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) => PublishContent.Refusals(state);

    /// <summary>Sets the time in one transaction.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="local">What the council's clocks show then.</param>
    /// <param name="change">Who sets it.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="passReason">Why an approver passes what the checks found; null when nothing is to be passed.</param>
    /// <exception cref="RefusedException">There is a reason why not; or there is no such time, or it has passed.</exception>
    public async Task ExecuteAsync(string contentItemId, DateTime local, ChangeContext change, CancellationToken ct, string? passReason = null)
    {
        var time = ScheduledTime.FromLocal(local, _db.Tenant.TimeZone);
        if (time.Utc <= change.Now)
        {
            throw new RefusedException([new("TimePassed", "That time has passed. Choose a later one, or publish it now.")]);
        }

        await using var write = await _db.BeginWriteAsync(ct);
        await PublishGates.PassAsync(_db, await _states.RequireAsync(contentItemId, Refusals, ct), change, passReason, ct);
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var version = await _db.Latest(contentItemId).SingleAsync(ct);
        var content = JsonText.Object(version.Data);
        content["PublishLaterPart"] = time.ToPart();
        version.Data = content.ToJsonString(JsonText.Compact);
        version.Stage = ContentStage.Approved;
        _schedule.Add(_db, item, version, new ContentDocument(item.ContentType, content), change.Now);
        Moves.Audit(_db, "ContentScheduled", version, change with { Reason = $"{time.Local:yyyy-MM-dd HH:mm} {time.Zone}. {change.Reason}".Trim() });
        await ContentSummaries.RefreshAsync(_db, contentItemId, ct);
        await _signals.RaiseAsync(_db, write, SignalTopics.Jobs, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Takes back the time at which a draft would have gone on the site. It stays approved.</summary>
public sealed class UnscheduleContent(CmsDbContext db, LifeStates states)
{
    /// <summary>Why nothing can be taken back; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) => state.Scheduled is null ? [new("NotScheduled", "No time is set for it.")] : [];

    /// <summary>Takes it back in one transaction.</summary>
    /// <exception cref="RefusedException">No time is set.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await states.RequireAsync(contentItemId, Refusals, ct);
        Schedules.TakeBack(db, await db.Latest(contentItemId).SingleAsync(ct), change);
        await ContentSummaries.RefreshAsync(db, contentItemId, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>The time that is set for a version.</summary>
internal static class Schedules
{
    public static void TakeBack(CmsDbContext db, ContentVersion version, ChangeContext change)
    {
        var content = JsonText.Object(version.Data);
        if (ContentFacts.Scheduled(new ContentDocument("", content)) is null)
        {
            return;
        }

        content.Remove("PublishLaterPart");
        version.Data = content.ToJsonString(JsonText.Compact);
        Moves.Audit(db, "ContentUnscheduled", version, change);
    }
}
