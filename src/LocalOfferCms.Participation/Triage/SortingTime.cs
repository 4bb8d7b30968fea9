using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Time;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Triage;

/// <summary>When an unsorted comment is late, by the council's own target in working days.</summary>
internal sealed class SortingTime(WorkingDays days, SiteSnapshots snapshots, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>What came before this moment (UTC) and is not sorted is late.</summary>
    public async Task<DateTime> LateBeforeAsync(CancellationToken ct)
    {
        var target = CommentSettings.Of(await snapshots.GetAsync(ct)).SortWorkingDays;
        var now = clock.GetUtcNow().UtcDateTime;
        var day = CouncilDay.Of(tenant.Value, now);
        while (await days.AfterAsync(StartOf(day), target, ct) >= now)
        {
            day = day.AddDays(-1);
        }

        return StartOf(day.AddDays(1));
    }

    private DateTime StartOf(DateOnly day) => LocalMoment.ToUtc(day.ToDateTime(TimeOnly.MinValue), tenant.Value.TimeZone);
}
