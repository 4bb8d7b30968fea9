using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Board;

/// <summary>Every night: writes down how many reports stand how, phase by phase. A month keeps its last look, so it is there even when the host was not
/// running on any day that was meant for it.</summary>
internal sealed class CountReports(CmsDbContext db, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "schools.count";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var today = CouncilDay.Of(db.Tenant, clock.GetUtcNow().UtcDateTime);
        var month = new DateOnly(today.Year, today.Month, 1);
        await using var write = await db.BeginWriteAsync(ct);
        var counts = await ReportStanding.On(db, today).GroupBy(s => new { s.School.Phase, s.State })
            .Select(g => new { g.Key.Phase, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        await db.SchoolReportCounts().Where(c => c.Month == month).ExecuteDeleteAsync(ct);
        foreach (var ofPhase in counts.GroupBy(c => c.Phase))
        {
            var byState = ofPhase.ToDictionary(c => c.State, c => c.Count);
            db.SchoolReportCounts().Add(new SchoolReportCount
            {
                Month = month, Phase = ofPhase.Key, UpToDate = byState.GetValueOrDefault(ReportState.UpToDate), OutOfDate = byState.GetValueOrDefault(ReportState.OutOfDate),
                NotLinked = byState.GetValueOrDefault(ReportState.NotLinked), NotAsked = byState.GetValueOrDefault(ReportState.NotAsked),
            });
        }

        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }
}
