using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Alerts;

/// <summary>Tells officers what waits to be sorted: what came, at most once an hour however much comes, and what is late, once for each comment.</summary>
internal sealed class OfficerDigests(JobQueue jobs, TimeProvider clock)
{
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>Has a message sent with the next digest, in the caller's transaction.</summary>
    public async Task AskAsync(CmsDbContext db, WriteSession write, CancellationToken ct)
    {
        // One that is being done already may have counted before this comment was there.
        if (await db.Jobs.AnyAsync(j => j.Kind == OfficerDigestJob.JobKind && j.Cron == null && j.CompletedUtc == null && j.ParkedUtc == null && j.LeasedUntilUtc == null, ct))
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var last = await db.Set<OfficerDigest>().AsNoTracking().Where(d => d.DigestId == OfficerDigest.TheOne).Select(d => (DateTime?)d.SentUtc).FirstOrDefaultAsync(ct);
        await jobs.AddAsync(db, write, OfficerDigestJob.JobKind, "", ct, last + Between > now ? last + Between : null);
    }

    /// <summary>Has officers told that a comment came back from the safeguarding lead, as if it had come now.</summary>
    public async Task TellBackAsync(CmsDbContext db, WriteSession write, string commentId, DateTime now, CancellationToken ct)
    {
        (await ToldAsync(db, commentId, ct)).BackUtc = now;
        await AskAsync(db, write, ct);
    }

    public static async Task<OfficersTold> ToldAsync(CmsDbContext db, string commentId, CancellationToken ct)
    {
        if (await db.FindAsync<OfficersTold>([commentId], ct) is not { } told)
        {
            db.Add(told = new OfficersTold { CommentId = commentId });
        }

        return told;
    }
}

/// <summary>Sends the digest. It asks what there is to tell when it runs, so that doing it twice tells nothing twice.</summary>
internal sealed class OfficerDigestJob(CmsDbContext db, Mailbox mailbox, PeopleWith people, SortingTime time, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "comments.digest";
    private const int MostLate = 200;

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var digest = await DigestAsync(ct);
        if (now < digest.SentUtc + OfficerDigests.Between)
        {
            return;
        }

        var (came, newest) = await CameAsync(digest, ct);
        var late = await LateAsync(ct);
        if (came + late.Count == 0)
        {
            return;
        }

        foreach (var id in late)
        {
            (await OfficerDigests.ToldAsync(db, id, ct)).LateUtc = now;
        }

        (digest.LastCommentId, digest.SentUtc) = (newest ?? digest.LastCommentId, now);
        var waiting = await db.Comments().CountAsync(c => c.Stage == CommentStage.Received, ct);
        foreach (var officer in await people.ToTellAsync(db, Permissions.TriageComments, ct))
        {
            await mailbox.AddAsync(db, write, Message(officer, came, late.Count, waiting), ct);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>How many came since the last digest or came back from the safeguarding lead, and the last of those that came.</summary>
    private async Task<(int Came, string? Newest)> CameAsync(OfficerDigest digest, CancellationToken ct)
    {
        var unsorted = db.Comments().Where(c => c.Stage == CommentStage.Received);
        var fresh = unsorted.Where(c => string.Compare(c.CommentId, digest.LastCommentId) > 0);
        var came = await fresh.CountAsync(ct);
        var back = await unsorted.CountAsync(c => string.Compare(c.CommentId, digest.LastCommentId) <= 0
            && db.Set<OfficersTold>().Any(t => t.CommentId == c.CommentId && t.BackUtc > digest.SentUtc), ct);
        return (came + back, came == 0 ? null : await fresh.MaxAsync(c => c.CommentId, ct));
    }

    private async Task<List<string>> LateAsync(CancellationToken ct)
    {
        var before = await time.LateBeforeAsync(ct);
        return await db.Comments().Where(c => c.Stage == CommentStage.Received && c.ReceivedUtc < before && !db.Set<OfficersTold>().Any(t => t.CommentId == c.CommentId && t.LateUtc != null))
            .OrderBy(c => c.ReceivedUtc).ThenBy(c => c.CommentId).Take(MostLate).Select(c => c.CommentId).ToListAsync(ct);
    }

    private async Task<OfficerDigest> DigestAsync(CancellationToken ct)
    {
        if (await db.FindAsync<OfficerDigest>([OfficerDigest.TheOne], ct) is not { } digest)
        {
            db.Add(digest = new OfficerDigest { DigestId = OfficerDigest.TheOne, LastCommentId = "" });
        }

        return digest;
    }

    private static MailMessage Message(string to, int came, int late, int waiting)
    {
        string[] lines =
        [
            .. came > 0 ? [came == 1 ? "1 comment came since the last message." : $"{came} comments came since the last message."] : Array.Empty<string>(),
            .. late > 0 ? [late == 1 ? "1 comment should have been sorted by now." : $"{late} comments should have been sorted by now."] : Array.Empty<string>(),
            waiting == 1 ? "1 waits to be sorted in all." : $"{waiting} wait to be sorted in all.",
        ];
        return new(to, came > 0 ? "New comments to sort" : "Comments wait too long to be sorted", string.Join('\n', lines), new MailLink("Sort them", "admin/comments"));
    }
}
