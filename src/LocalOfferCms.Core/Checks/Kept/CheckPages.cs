using System.Text.Json;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Checks.Kept;

/// <summary>Checks published pages and keeps what is found, and to which addresses they link. Doing it twice is doing it once.</summary>
internal sealed class CheckPages(CmsDbContext db, ContentChecks checks, JobQueue jobs, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "checks.pages";
    private const int AtATime = 50;

    // Well within the hold that a worker has on a job; what is left is the next job's.
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromMinutes(2);

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(payload)!;
        var council = await checks.PrepareAsync(db, ct);
        var began = clock.GetTimestamp();
        while (await NextAsync(order.Since, ct) is { Count: > 0 } pages)
        {
            await KeepAsync(pages, council, ct);
            if (clock.GetElapsedTime(began) > MostAtOnce)
            {
                await FollowAsync(JobKind, order, ct);
                return;
            }
        }

        if (order.ThenLinks)
        {
            await FollowAsync(CheckLinks.JobKind, new CheckLinks.Order(order.Since ?? clock.GetUtcNow().UtcDateTime), ct);
        }
    }

    /// <summary>Pages of which another version is on the site than was looked at, or which were last looked at before a moment.</summary>
    private Task<List<Published>> NextAsync(DateTime? since, CancellationToken ct) => (
        from page in db.PublishedPages.AsNoTracking()
        where !db.PageChecks.Any(c => c.ContentItemId == page.ContentItemId && c.ContentItemVersionId == page.ContentItemVersionId && (since == null || c.CheckedUtc >= since))
        join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
        orderby page.ContentItemId
        select new Published(page.ContentItemId, page.ContentItemVersionId, page.ContentType, version.Data)).Take(AtATime).ToListAsync(ct);

    private async Task KeepAsync(List<Published> pages, CouncilWords council, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = pages.ConvertAll(page =>
        {
            var content = new ContentDocument(page.ContentType, JsonText.Object(page.Data));
            return (Page: page, Report: checks.Run(content, council), Links: checks.LinksOf(content, council));
        });
        await using var write = await db.BeginWriteAsync(ct);
        var ids = pages.ConvertAll(p => p.ContentItemId);
        await db.PageChecks.Where(c => ids.Contains(c.ContentItemId)).ExecuteDeleteAsync(ct);
        await db.PageFindings.Where(f => ids.Contains(f.ContentItemId)).ExecuteDeleteAsync(ct);
        await db.LinkUses.Where(u => ids.Contains(u.ContentItemId)).ExecuteDeleteAsync(ct);
        foreach (var (page, report, _) in rows)
        {
            db.PageChecks.Add(new() { ContentItemId = page.ContentItemId, ContentItemVersionId = page.ContentItemVersionId, CheckedUtc = now, Reading = report.Reading?.Band });
            db.PageFindings.AddRange(report.Findings.Select((finding, position) => Row(page.ContentItemId, position, finding)));
        }

        var links = rows.SelectMany(r => r.Links.Select(link => (r.Page.ContentItemId, link.Address, link.Words))).ToList();
        var addresses = links.Select(l => l.Address).Distinct().ToDictionary(LinkCheck.IdOf);
        var known = await db.LinkChecks.Where(l => addresses.Keys.Contains(l.LinkCheckId)).Select(l => l.LinkCheckId).ToListAsync(ct);
        db.LinkChecks.AddRange(addresses.Where(a => !known.Contains(a.Key)).Select(a => new LinkCheck { LinkCheckId = a.Key, Address = a.Value }));
        db.LinkUses.AddRange(links.DistinctBy(l => (l.ContentItemId, l.Address)).Select(l =>
            new LinkUse { ContentItemId = l.ContentItemId, LinkCheckId = LinkCheck.IdOf(l.Address), Words = PageRow.Cut(l.Words, CheckModel.QuoteLength) }));
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static PageFinding Row(string contentItemId, int position, Finding finding) => new()
    {
        ContentItemId = contentItemId,
        Position = position,
        Code = finding.Code,
        Severity = finding.Severity,
        Message = PageRow.Cut(finding.Message, CheckModel.MessageLength),
        Label = PageRow.Cut(finding.Place.Label, CheckModel.QuoteLength),
        Quote = PageRow.Cut(finding.Place.Quote, CheckModel.QuoteLength),
    };

    private async Task FollowAsync<T>(string kind, T order, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await jobs.AddAsync(db, write, kind, order, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>What is to be done: pages that have changed, or all that were last looked at before a moment; and then the links.</summary>
    internal sealed record Order(DateTime? Since = null, bool ThenLinks = false);

    private sealed record Published(string ContentItemId, string ContentItemVersionId, string ContentType, string Data);
}
