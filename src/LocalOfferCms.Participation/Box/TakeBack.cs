using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Time;
using LocalOfferCms.Participation.Answers.Routing;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Box;

/// <summary>A sender takes their comment back. It is not published any more, and how to reach them is forgotten. What is published already others have
/// read and answered: there an officer is asked to decide.</summary>
internal sealed class TakeBack(CmsDbContext db, WorkflowEvents workflows, OwnerMail ownerMail, WorkingDays days, SiteSnapshots sites, TimeProvider clock)
{
    public async Task ExecuteAsync(OwnComment own, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);
        var before = await db.Set<Comment>().AsNoTracking().SingleAsync(c => c.CommentId == own.CommentId, ct);
        var done = await db.Set<Comment>()
            .Where(c => c.CommentId == own.CommentId && c.Stage != CommentStage.Published && c.Stage != CommentStage.Withdrawn)
            .ExecuteUpdateAsync(set => set
                .SetProperty(c => c.Stage, CommentStage.Withdrawn)
                .SetProperty(c => c.ClosedUtc, c => c.ClosedUtc ?? now)
                .SetProperty(c => c.Revision, c => c.Revision + 1), ct);
        if (done == 1)
        {
            await db.Set<CommentContact>().Where(c => c.CommentId == own.CommentId).ExecuteDeleteAsync(ct);
            await db.Set<CommentReply>().Where(r => r.CommentId == own.CommentId && r.DoneUtc == null).ExecuteDeleteAsync(ct);
            await FoldComment.LetGoAsync(db, own.CommentId, ct);
            await TellOwnerAsync(write, before, ct);
            await workflows.RaiseAsync(db, write, new WorkflowEvent(CommentEvents.Withdrawn, own.CommentId), ct);
            Note(own, "CommentWithdrawn", now);
        }
        else if (await MayAskAsync(own.CommentId, ct))
        {
            var due = await days.AfterAsync(now, CommentSettings.Of(await sites.GetAsync(ct)).SortWorkingDays, ct);
            db.Add(new CommentReply { CommentId = own.CommentId, About = ReplyAbout.TakeBack, ReplyBy = own.ReplyBy, DueUtc = due });
            Note(own, "CommentTakeBackAsked", now);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>An owner who has it before them hears that there is nothing left to answer. What is held is with no owner.</summary>
    private async Task TellOwnerAsync(WriteSession write, Comment before, CancellationToken ct)
    {
        if (before is { Stage: CommentStage.WithOwner or CommentStage.Answered, OwnerId: { } owner }
            && await db.People.AsNoTracking().Where(p => p.Id == owner && p.DisabledUtc == null).Select(p => p.Email).FirstOrDefaultAsync(ct) is { } email)
        {
            await ownerMail.TakenBackAsync(write, email, before, ct);
        }
    }

    private Task<bool> MayAskAsync(string commentId, CancellationToken ct) => db.Set<Comment>().AnyAsync(
        c => c.CommentId == commentId && c.Stage == CommentStage.Published && !db.Set<CommentReply>().Any(r => r.CommentId == commentId && r.About == ReplyAbout.TakeBack), ct);

    private void Note(OwnComment own, string what, DateTime now) =>
        AuditLog.Add(db, new ChangeContext(now, CommentAudit.Sender), what, CommentAudit.Kind, own.CommentId, own.Reference);
}
