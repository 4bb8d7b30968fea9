using System.Globalization;
using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Routing;

/// <summary>Messages that several comments cause and that go out once. A reminder waits a little for others of the day to join it.</summary>
internal sealed class CommentNotices(CmsDbContext db, JobQueue jobs)
{
    /// <summary>How long a reminder waits for others of the day.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    /// <summary>Whether nobody has sent this before; from now on somebody has. In the caller's write.</summary>
    public async Task<bool> IsFirstAsync(string noticeId, DateTime now, CancellationToken ct)
    {
        if (await db.Set<CommentNotice>().FindAsync([noticeId], ct) is not null)
        {
            return false;
        }

        db.Add(new CommentNotice { NoticeId = noticeId, AskedUtc = now, SentUtc = now });
        return true;
    }

    /// <summary>Asks for the day's message of a kind to a person, in the caller's write.</summary>
    public async Task AskAsync(WriteSession write, NoticeKind kind, string personId, DateTime now, CancellationToken ct)
    {
        var day = CouncilDay.Of(db.Tenant, now);
        var id = IdOf(kind, personId, day);
        var notice = await db.Set<CommentNotice>().FindAsync([id], ct);
        if (notice is { SentUtc: null })
        {
            return;
        }

        if (notice is null)
        {
            db.Add(notice = new CommentNotice { NoticeId = id });
        }

        (notice.AskedUtc, notice.SentUtc) = (now, null);
        await jobs.AddAsync(db, write, NoticeJob.JobKind, new NoticePayload(kind, personId, day), ct, now + Wait);
    }

    public static string IdOf(NoticeKind kind, string personId, DateOnly day) => $"{kind}:{personId}:{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}

/// <summary>What a day's message is about.</summary>
internal enum NoticeKind { Reminder, Escalation }

/// <summary>A day's message to somebody.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="PersonId">For a reminder who is reminded; for an escalation the owner who did not answer.</param>
/// <param name="Day">The day.</param>
internal sealed record NoticePayload(NoticeKind Kind, string PersonId, DateOnly Day);

/// <summary>Writes the day's message from what is true when it goes: a comment that was answered in the meantime is not in it.</summary>
internal sealed class NoticeJob(CmsDbContext db, OwnerRouting routing, CommentOfficersToTell officers, OwnerMail mail, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "comments.notice";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var asked = JsonSerializer.Deserialize<NoticePayload>(payload)!;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);
        var notice = await db.Set<CommentNotice>().FindAsync([CommentNotices.IdOf(asked.Kind, asked.PersonId, asked.Day)], ct);
        if (notice is null or { SentUtc: not null })
        {
            return;
        }

        var since = notice.AskedUtc;
        var comments = await db.Set<Comment>().AsNoTracking().Waiting().Where(c => c.OwnerId == asked.PersonId && c.RemindedUtc >= since).OrderBy(c => c.DueUtc).ThenBy(c => c.CommentId).ToListAsync(ct);
        if (comments.Count > 0)
        {
            await SendAsync(write, asked, comments, now, ct);
        }

        notice.SentUtc = now;
        CrashPoints.Pass("comments:notice");
        await write.CommitAsync(ct);
    }

    private async Task SendAsync(WriteSession write, NoticePayload asked, List<Comment> comments, DateTime now, CancellationToken ct)
    {
        var able = await routing.ListAsync(Permissions.AnswerComments, ct);
        var owner = able.FirstOrDefault(p => p.Id == asked.PersonId);
        if (asked.Kind == NoticeKind.Reminder && owner is not null && EmailAddress.Refuse(owner.Email) is null)
        {
            await mail.RemindAsync(write, owner, comments, now, ct);
        }
        else if (asked.Kind == NoticeKind.Escalation)
        {
            foreach (var officer in (await officers.FindAsync(able, ct)).Where(o => o.Id != asked.PersonId && EmailAddress.Refuse(o.Email) is null))
            {
                await mail.EscalatedAsync(write, officer, owner?.Name ?? "The owner", comments, now, ct);
            }
        }
    }
}

/// <summary>Whom the product tells of what an owner has not done: the Local Offer officer, else those who sort comments.</summary>
internal sealed class CommentOfficersToTell(IEnumerable<IOwnerLookup> lookups)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<OwnerChoice>> FindAsync(IReadOnlyList<OwnerChoice> able, CancellationToken ct)
    {
        foreach (var lookup in lookups.Where(l => l.Order >= OwnerRung.Officer).OrderBy(l => l.Order))
        {
            var ids = await lookup.FindAsync(new(null, null), ct);
            if (able.Where(p => ids.Contains(p.Id)).Take(Most).ToList() is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }
}
