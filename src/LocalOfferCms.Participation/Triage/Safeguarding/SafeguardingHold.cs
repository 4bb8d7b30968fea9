using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Alerts;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Safeguarding;

/// <summary>Takes a comment out of everybody's sight but the safeguarding lead's, and writes to the lead, in the transaction of whoever notices.</summary>
internal sealed class SafeguardingHold(WorkflowEvents workflows, HeldAnswers answers, Mailbox mailbox, PeopleWith people)
{
    /// <summary>Who holds what the word list found.</summary>
    public const string WordList = "The safeguarding word list";

    /// <summary>Holds a comment; the caller commits.</summary>
    public async Task BeginAsync(CmsDbContext db, WriteSession write, Comment comment, string note, ChangeContext change, CancellationToken ct)
    {
        var matter = new SafeguardingCase
        {
            CaseId = ContentIds.New(change.Now),
            CommentId = comment.CommentId,
            HeldUtc = change.Now,
            HeldBy = change.ShortAuthor(),
            HeldNote = note,
            StageBefore = comment.Stage,
            OwnerBefore = comment.OwnerId,
            DueBefore = comment.DueUtc,
        };
        db.Add(matter);
        comment.Safety = CommentSafety.Held;
        // Whoever lists comments by stage and owner alone must not come upon it.
        (comment.Stage, comment.OwnerId, comment.DueUtc) = (CommentStage.Received, null, null);
        AuditLog.Add(db, change with { Reason = null }, "CommentHeld", "Safeguarding", matter.CaseId, SafeguardingCase.AuditTitle);
        await AlertAsync(db, write, matter, change.Now, ct);
        await answers.WithholdAsync(db, write, comment, ct);
        if (matter.StageBefore is CommentStage.Received or CommentStage.LeavingOut)
        {
            // One that has been sorted does not wait for that any more.
            await workflows.RaiseAsync(db, write, new(CommentEvents.Sorted, comment.CommentId, CommentEvents.Outcome.Hold), ct);
        }
    }

    /// <summary>Writes to the leads once about a matter. The message says nothing of whom or what it is about.</summary>
    /// <returns>Whether they had still to be told.</returns>
    public async Task<bool> AlertAsync(CmsDbContext db, WriteSession write, SafeguardingCase matter, DateTime now, CancellationToken ct)
    {
        if (matter.AlertedUtc is not null)
        {
            return false;
        }

        matter.AlertedUtc = now;
        foreach (var lead in await people.ToTellAsync(db, Permissions.ReadSealed, ct))
        {
            await mailbox.AddAsync(db, write, new(lead, "Something waits for the safeguarding lead",
                "Something was sent to the site that a safeguarding lead should look at now. Nobody else can see it.\n\nThis message says nothing of what it is, in case somebody else reads it.",
                new MailLink("Open it in the workspace", "admin/safeguarding")), ct);
        }

        return true;
    }

    /// <summary>The matter of a comment that is open; null when there is none.</summary>
    public static Task<SafeguardingCase?> OpenCaseAsync(CmsDbContext db, string commentId, CancellationToken ct) =>
        db.Set<SafeguardingCase>().Where(c => c.CommentId == commentId && c.ClosedUtc == null).OrderByDescending(c => c.HeldUtc).FirstOrDefaultAsync(ct);
}
