using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Answers.Routing;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Moves;

/// <summary>What approving and sending back have in common.</summary>
internal static class Deciding
{
    /// <summary>Why an answer cannot be decided on; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(CommentResponse? response) =>
        response is null ? [new("NoSuchAnswer", "There is no such answer.")]
        : response.Stage != ResponseStage.InReview ? [new("NotInReview", "It is not waiting for approval.")]
        : [];

    /// <summary>The answer, and the comments that still wait with it, in the caller's write.</summary>
    public static async Task<(CommentResponse Response, List<Comment> Comments)> OpenAsync(CmsDbContext db, string responseId, int revision, CancellationToken ct)
    {
        var response = await db.Set<CommentResponse>().SingleOrDefaultAsync(r => r.ResponseId == responseId, ct);
        Refusals(response).ThrowIfAny();
        if (response!.Revision != revision)
        {
            throw new RefusedException([new(AnswerRefusals.StaleCode, "It was changed while you read. Read it again, then decide.")]);
        }

        var comments = await db.Set<Comment>().Sortable().Where(c => c.ResponseId == responseId && c.Stage == CommentStage.Answered).OrderBy(c => c.CommentId).ToListAsync(ct);
        return comments.Count > 0 ? (response, comments) : throw new RefusedException([new("NothingLeft", "The sender took the comment back. There is nothing to decide.")]);
    }
}

/// <summary>Approves an answer that somebody else wrote. It goes to the site and to its sender by itself.</summary>
internal sealed class ApproveAnswer(CmsDbContext db, WorkflowEvents workflows)
{
    /// <summary>Why this person cannot approve it; empty when they can.</summary>
    public static IReadOnlyList<Refusal> Refusals(CommentResponse? response, string personId) =>
        Deciding.Refusals(response) is { Count: > 0 } refusals ? refusals
        : response!.IsWrittenBy(personId) ? [new("OwnWork", "You wrote some of it. Somebody else has to approve it.")]
        : [];

    /// <summary>Approves it in one transaction.</summary>
    /// <param name="responseId">The answer.</param>
    /// <param name="revision">The revision that was read.</param>
    /// <param name="isChecked">Whether they say that nobody can be identified by it.</param>
    /// <param name="personId">Who approves.</param>
    /// <param name="change">When.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string responseId, int revision, bool isChecked, string personId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (response, comments) = await Deciding.OpenAsync(db, responseId, revision, ct);
        Refusals(response, personId).ThrowIfAny();
        if (!isChecked)
        {
            throw new RefusedException([new("Checked", "Say that you have checked that nobody can be identified.")]);
        }

        (response.Stage, response.ApprovedById) = (ResponseStage.Approved, personId);
        response.Revision++;
        foreach (var comment in comments)
        {
            (comment.Stage, comment.AnsweredUtc) = (CommentStage.Approved, change.Now);
            comment.Revision++;
            AuditLog.Add(db, change, "AnswerApproved", "Comment", comment.CommentId, comment.Reference);
            await workflows.RaiseAsync(db, write, new(CommentEvents.Decided, comment.CommentId, CommentDecidedEvent.Approved), ct);
        }

        CrashPoints.Pass("comments:approved");
        await write.CommitAsync(ct);
    }
}

/// <summary>Sends an answer back to its owner with a note.</summary>
internal sealed class ReturnAnswer(CmsDbContext db, WorkflowEvents workflows)
{
    /// <summary>Why it cannot be sent back; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(CommentResponse? response) => Deciding.Refusals(response);

    /// <summary>Sends it back in one transaction; the reason is the note.</summary>
    /// <exception cref="RefusedException">There is a reason why not, or the note says nothing.</exception>
    public async Task ExecuteAsync(string responseId, int revision, ChangeContext change, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new RefusedException([new("Note", "Write what is to be changed. The owner reads it.")]);
        }

        await using var write = await db.BeginWriteAsync(ct);
        var (response, comments) = await Deciding.OpenAsync(db, responseId, revision, ct);
        (response.Stage, response.ReturnNote) = (ResponseStage.Draft, change.Reason.Trim());
        response.Revision++;
        foreach (var comment in comments)
        {
            comment.Stage = CommentStage.WithOwner;
            comment.Revision++;
            AuditLog.Add(db, change, "AnswerReturned", "Comment", comment.CommentId, comment.Reference);
            await workflows.RaiseAsync(db, write, new(CommentEvents.Decided, comment.CommentId, CommentDecidedEvent.Returned), ct);
        }

        await write.CommitAsync(ct);
    }
}
