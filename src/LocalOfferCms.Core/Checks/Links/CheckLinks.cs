using System.Text.Json;
using LocalOfferCms.Core.Checks.Kept;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Checks.Links;

/// <summary>Asks every address that published pages link to, a part at a time, and tells the owners of pages whose links have broken.</summary>
internal sealed class CheckLinks(CmsDbContext db, LinkProbe probe, LinkPatience patience, JobQueue jobs, Mailbox mailbox, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "checks.links";
    private const int AtATime = 200;
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromMinutes(3);

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(payload)!;
        await ForgetAsync(ct);
        var began = clock.GetTimestamp();
        while (await NextAsync(order.Since, ct) is { Count: > 0 } links)
        {
            await KeepAsync(await AskAsync(links, began, ct), ct);
            if (clock.GetElapsedTime(began) > MostAtOnce)
            {
                await using var write = await db.BeginWriteAsync(ct);
                await jobs.AddAsync(db, write, JobKind, order, ct);
                await write.CommitAsync(ct);
                return;
            }
        }

        await new BrokenLinkMail(db, mailbox, clock).TellAsync(ct);
    }

    /// <summary>Addresses that no page links to any more are nobody's matter.</summary>
    private async Task ForgetAsync(CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.LinkChecks.Where(l => !db.LinkUses.Any(u => u.LinkCheckId == l.LinkCheckId)).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }

    private Task<List<LinkCheck>> NextAsync(DateTime since, CancellationToken ct) => db.LinkChecks.AsNoTracking()
        .Where(l => (l.LastCheckedUtc == null || l.LastCheckedUtc < since) && (patience.FollowsLinks || l.Address.StartsWith("/"))).OrderBy(l => l.Address).Take(AtATime).ToListAsync(ct);

    private async Task<List<(string Id, LinkAnswer Answer)>> AskAsync(List<LinkCheck> links, long began, CancellationToken ct)
    {
        var answers = new List<(string, LinkAnswer)>();
        var own = await OwnPages.FindAsync(db, links.Where(l => LinkFields.IsInSite(l.Address)).Select(l => l.Address), ct);
        answers.AddRange(links.Where(l => own.ContainsKey(l.Address)).Select(l => (l.LinkCheckId, own[l.Address])));
        var hosts = links.Where(l => !own.ContainsKey(l.Address)).GroupBy(l => Uri.TryCreate(l.Address, UriKind.Absolute, out var address) ? address.Host : "", StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = patience.HostsAtOnce, CancellationToken = ct }, async (host, stop) =>
        {
            var isFirst = true;
            foreach (var link in host)
            {
                if (clock.GetElapsedTime(began) > MostAtOnce)
                {
                    return;
                }

                if (!isFirst)
                {
                    await Task.Delay(patience.BetweenQuestions, clock, stop);
                }

                isFirst = false;
                var answer = await probe.AskAsync(link.Address, stop);
                lock (answers)
                {
                    answers.Add((link.LinkCheckId, answer));
                }
            }
        });
        return answers;
    }

    private async Task KeepAsync(List<(string Id, LinkAnswer Answer)> answers, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);
        var ids = answers.ConvertAll(a => a.Id);
        var rows = await db.LinkChecks.Where(l => ids.Contains(l.LinkCheckId)).ToDictionaryAsync(l => l.LinkCheckId, ct);
        foreach (var (id, answer) in answers)
        {
            if (rows.TryGetValue(id, out var row))
            {
                (row.LastStatus, row.Problem, row.MovedTo, row.LastCheckedUtc) = (answer.Status, answer.Problem, answer.MovedTo, now);
                row.LastOkUtc = answer.Problem is null ? now : row.LastOkUtc;
                row.FirstFailedUtc = answer.Problem is null ? null : row.FirstFailedUtc ?? now;
                row.ToldUtc = answer.Problem is null ? null : row.ToldUtc;
            }
        }

        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Addresses that were last asked before a moment are to be asked.</summary>
    internal sealed record Order(DateTime Since);
}
