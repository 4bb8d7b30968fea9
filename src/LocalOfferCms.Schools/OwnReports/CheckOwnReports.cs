using System.Text.Json;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>Looks at schools' own reports, a part at a time: each once in six days, hosts side by side, one question at a time to each, with a pause between two.
/// Schools that share a host, as those of a trust do, are asked one after another.</summary>
internal sealed class CheckOwnReports(CmsDbContext db, ForeignPages pages, PlatformAddress platform, CurrentTenant tenant, JobQueue jobs, ISignals signals, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "schools.own-reports";

    /// <summary>In the night from Saturday to Sunday, when nobody needs the schools' servers.</summary>
    public const string EveryWeek = "0 41 1 ? * SUN";

    private const int AtATime = 100;
    private const int HostsAtOnce = 4;
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(6);

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        if (!pages.AreAsked)
        {
            return;
        }

        var began = clock.GetTimestamp();
        while (await NextAsync(ct) is { Count: > 0 } waiting)
        {
            await KeepAsync(await LookAsync(waiting, began, ct), ct);
            if (clock.GetElapsedTime(began) > MostAtOnce)
            {
                await using var write = await db.BeginWriteAsync(ct);
                await jobs.AddAsync(db, write, JobKind, new Order(), ct);
                await write.CommitAsync(ct);
                return;
            }
        }
    }

    private async Task<List<OwnReportCheck>> NextAsync(CancellationToken ct)
    {
        var stale = clock.GetUtcNow().UtcDateTime - Fresh;
        return await db.OwnReportChecks().AsNoTracking().Where(c => c.CheckedUtc == null || c.CheckedUtc < stale || c.AskedUtc != null).OrderBy(c => c.CheckedUtc).ThenBy(c => c.SchoolId).Take(AtATime).ToListAsync(ct);
    }

    private async Task<List<(OwnReportCheck Check, OwnReportFindings Found)>> LookAsync(List<OwnReportCheck> waiting, long began, CancellationToken ct)
    {
        var site = platform.Of(tenant.Value);
        var (asker, today) = ($"LocalOfferCms (looks whether schools' SEN information reports are there, for {site}/)", CouncilDay.Of(tenant.Value, clock.GetUtcNow().UtcDateTime));
        var sites = tenant.Value.Hosts.Select(h => $"//{h}").Append(site).ToList();
        var looked = new List<(OwnReportCheck, OwnReportFindings)>();
        var hosts = waiting.GroupBy(c => new Uri(c.Address).Host, StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = ct }, async (host, stop) =>
        {
            var isFirst = true;
            foreach (var check in host)
            {
                if (clock.GetElapsedTime(began) > MostAtOnce)
                {
                    return;
                }

                if (!isFirst)
                {
                    await Task.Delay(pages.BetweenQuestions, clock, stop);
                }

                isFirst = false;
                var found = OwnReportFindings.Of(await pages.GetAsync(check.Address, asker, ForeignDocuments.MaxBytes, stop), sites, today);
                lock (looked)
                {
                    looked.Add((check, found));
                }
            }
        });
        return looked;
    }

    private async Task KeepAsync(List<(OwnReportCheck Check, OwnReportFindings Found)> looked, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);
        var ids = looked.ConvertAll(l => l.Check.SchoolId);
        var rows = await db.OwnReportChecks().Where(c => ids.Contains(c.SchoolId)).ToDictionaryAsync(c => c.SchoolId, ct);
        foreach (var (check, found) in looked)
        {
            // Who changed the address meanwhile is looked at again.
            if (rows.TryGetValue(check.SchoolId, out var row) && row.Address == check.Address)
            {
                (row.CheckedUtc, row.AskedUtc, row.Status, row.Problem) = (now, null, found.Status, found.Problem);
                (row.FoundYear, row.LinksHere) = (found.Year, found.LinksHere);
                row.FirstFailedUtc = found.Problem is null ? null : row.FirstFailedUtc ?? now;
            }
        }

        await signals.RaiseAsync(db, write, SignalTopics.ContentWith([.. ids.Select(PageTags.Item)]), ct);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Look at all whose time has come.</summary>
    internal sealed record Order;
}
