using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Checks.Links;

/// <summary>Tells owners of links that have broken: one message each, once for each break, and only when it is sure.</summary>
internal sealed class BrokenLinkMail(CmsDbContext db, Mailbox mailbox, TimeProvider clock)
{
    private const int MostNamed = 20;

    // A site that is away for a night is no news.
    private static readonly TimeSpan SureAfter = TimeSpan.FromHours(20);

    public async Task TellAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sure = now - SureAfter;
        await using var write = await db.BeginWriteAsync(ct);
        var broken = await db.LinkChecks.Where(l => l.Problem != null && l.ToldUtc == null && (l.LastStatus == 404 || l.LastStatus == 410 || l.FirstFailedUtc <= sure)).ToListAsync(ct);
        if (broken.Count == 0)
        {
            return;
        }

        var ids = broken.ConvertAll(l => l.LinkCheckId);
        var uses = await (
            from use in db.LinkUses.AsNoTracking()
            where ids.Contains(use.LinkCheckId)
            join page in db.ContentSummaries on use.ContentItemId equals page.ContentItemId
            join owner in db.People on page.OwnerId equals owner.Id
            where owner.DisabledUtc == null && owner.Email != null
            orderby page.TitleKey
            select new { use.LinkCheckId, use.Words, page.Title, page.OwnerId, owner.Email }).ToListAsync(ct);
        foreach (var owned in uses.GroupBy(u => u.OwnerId))
        {
            var lines = owned.Select(u => (Use: u, Link: broken.Find(l => l.LinkCheckId == u.LinkCheckId)!))
                .Select(x => $"{x.Use.Title}: '{x.Use.Words}' ({x.Link.Address}). {x.Link.Problem}").ToList();
            var more = lines.Count > MostNamed ? $"\n\nThere are {lines.Count - MostNamed} more." : "";
            await mailbox.AddAsync(db, write, new MailMessage(
                owned.First().Email!,
                lines.Count == 1 ? "A link on a page of yours does not work" : $"{lines.Count} links on pages of yours do not work",
                "Readers who follow these links do not arrive. Please change them or take them out.\n\n" + string.Join("\n\n", lines.Take(MostNamed)) + more,
                new MailLink("See all broken links", "admin/checks/links")), ct);
        }

        broken.ForEach(link => link.ToldUtc = now);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }
}
