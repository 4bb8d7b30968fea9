using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Keepers;

/// <summary>Makes who keeps a school the owner of its page and of its report, so that they may open both in the editor. An owner whom the council chose stays.
/// Done twice, it changes nothing more.</summary>
internal sealed class OwnersInStep(CmsDbContext db, ChangeKeeper change, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "schools.owner";

    /// <summary>A school whose people have changed.</summary>
    /// <param name="SchoolId">The School.</param>
    /// <param name="LeaverId">Who keeps it no more; null when nobody left.</param>
    public sealed record Order(string SchoolId, string? LeaverId = null);

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(payload)!;
        var made = ReportDrafts.IdOf(order.SchoolId);
        var items = await db.ContentSummaries.AsNoTracking()
            .Where(s => (s.ContentItemId == order.SchoolId && s.ContentType == "School") || (s.ContentType == ReportStanding.ContentType
                && (s.ContentItemId == made || db.Schools().Any(r => r.ContentItemId == order.SchoolId && r.ReportItemId == s.ContentItemId))))
            .Select(s => new { s.ContentItemId, s.ContentType, s.Title, s.Owner, s.OwnerId }).ToListAsync(ct);
        var keepers = await db.SchoolKeepers().AsNoTracking().Where(k => k.SchoolId == order.SchoolId)
            .Where(k => db.People.Any(p => p.Id == k.PersonId && p.DisabledUtc == null)).OrderBy(k => k.AddedUtc).ThenBy(k => k.PersonId).ToListAsync(ct);
        var keeper = (keepers.Find(k => k.Task == KeeperTask.Keep) ?? keepers.FirstOrDefault())?.PersonId;
        var school = items.Find(i => i.ContentType == "School")?.Title;
        foreach (var item in items.Where(i => i.OwnerId is null || i.OwnerId == order.LeaverId).Where(i => i.OwnerId != keeper))
        {
            var by = new ChangeContext(clock.GetUtcNow().UtcDateTime, "Schools", "The people who keep the school have changed.");
            await change.ExecuteAsync(item.ContentItemId, new KeeperOptions(item.Owner.Length > 0 ? item.Owner : school ?? item.Title, keeper, null), by, ct);
            db.ChangeTracker.Clear();
        }
    }
}
