using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Useful;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Retention;

/// <summary>Every night: takes away what has been kept long enough. In small transactions, so that nobody who writes meanwhile waits long; each is audited
/// as a number. What the law asks to be recorded stays: a comment without what could tell who wrote it, its answer, and why it was left out. The words of
/// what was confirmed as a child's safety matter stay too: their time is set by the council's child-protection rules, not here.</summary>
internal sealed class Expire(CmsDbContext db, SiteSnapshots snapshots, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "participation.expire";
    private const int Batch = 200;
    private const string Author = "Retention";
    private const string Subject = "Retention";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var settings = RetentionSettings.Of(await snapshots.GetAsync(ct));
        var now = clock.GetUtcNow().UtcDateTime;
        await RepeatAsync("ContactDetailsExpired", now, () => ContactsAsync(now.AddDays(-settings.ContactDays), ct), ct);
        await RepeatAsync("ContactDetailsExpired", now, () => RequestContactsAsync(now.AddDays(-settings.ContactDays), ct), ct);
        await RepeatAsync("RequestsExpired", now, () => RequestsAsync(now, now.AddMonths(-settings.RequestMonths), ct), ct);
        if (settings.OriginalMonths > 0)
        {
            await RepeatAsync("OriginalsExpired", now, () => OriginalsAsync(now.AddMonths(-settings.OriginalMonths), ct), ct);
        }

        await RepeatAsync(null, now, () => UsesAsync(now.AddMonths(-settings.UseMonths), ct), ct);
    }

    /// <summary>Contact details go, and with them the secret link: whoever finds it later opens nothing.</summary>
    private async Task<int> ContactsAsync(DateTime before, CancellationToken ct)
    {
        var ids = await db.Set<Comment>().Where(c => c.ClosedUtc < before && c.SecretHash != "").OrderBy(c => c.ClosedUtc).Select(c => c.CommentId).Take(Batch).ToListAsync(ct);
        await db.Set<CommentContact>().Where(c => ids.Contains(c.CommentId)).ExecuteDeleteAsync(ct);
        return await db.Set<Comment>().Where(c => ids.Contains(c.CommentId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.SecretHash, ""), ct);
    }

    private async Task<int> RequestContactsAsync(DateTime before, CancellationToken ct)
    {
        var ids = await db.Set<RequestContact>().Where(c => db.Set<FormRequest>().Any(r => r.RequestId == c.RequestId && r.AnsweredUtc < before))
            .OrderBy(c => c.RequestId).Select(c => c.RequestId).Take(Batch).ToListAsync(ct);
        return await db.Set<RequestContact>().Where(c => ids.Contains(c.RequestId)).ExecuteDeleteAsync(ct);
    }

    private async Task<int> RequestsAsync(DateTime now, DateTime before, CancellationToken ct)
    {
        var ids = await db.Set<FormRequest>().Where(r => r.AnsweredUtc < before && r.ClearedUtc == null).OrderBy(r => r.AnsweredUtc).Select(r => r.RequestId).Take(Batch).ToListAsync(ct);
        return await db.Set<FormRequest>().Where(r => ids.Contains(r.RequestId)).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Words, "").SetProperty(r => r.Outcome, "").SetProperty(r => r.Answer, "").SetProperty(r => r.KeptReason, "")
            .SetProperty(r => r.ClearedUtc, now).SetProperty(r => r.Revision, r => r.Revision + 1), ct);
    }

    private async Task<int> OriginalsAsync(DateTime before, CancellationToken ct)
    {
        var ids = await (
            from original in db.Set<CommentOriginal>()
            join comment in db.Set<Comment>() on original.CommentId equals comment.CommentId
            where comment.ClosedUtc < before && comment.Safety != CommentSafety.Held && comment.Safety != CommentSafety.Confirmed
            orderby comment.ClosedUtc
            select original.CommentId).Take(Batch).ToListAsync(ct);
        return await db.Set<CommentOriginal>().Where(o => ids.Contains(o.CommentId)).ExecuteDeleteAsync(ct);
    }

    private async Task<int> UsesAsync(DateTime before, CancellationToken ct)
    {
        var days = await db.Set<PageUse>().Where(u => u.Day < before).OrderBy(u => u.Day).Select(u => u.Day).Distinct().Take(1).ToListAsync(ct);
        return await db.Set<PageUse>().Where(u => days.Contains(u.Day)).ExecuteDeleteAsync(ct);
    }

    private async Task RepeatAsync(string? what, DateTime now, Func<Task<int>> take, CancellationToken ct)
    {
        for (var taken = 1; taken > 0;)
        {
            await using var write = await db.BeginWriteAsync(ct);
            taken = await take();
            if (taken > 0 && what is not null)
            {
                AuditLog.Add(db, new ChangeContext(now, Author), what, Subject, JobKind, taken == 1 ? "1 record" : $"{taken} records");
            }

            CrashPoints.Pass("expire:before-commit");
            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
