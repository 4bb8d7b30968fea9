using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Participation.Answers.Routing;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Safeguarding;

/// <summary>What happens to the answer of a comment that the safeguarding lead gets, in the write of who holds, clears or confirms it.</summary>
internal sealed class HeldAnswers(WorkflowEvents workflows, ISearchIndex search, AnswerSignals signals)
{
    /// <summary>Takes a published answer off the site at once, and lets go what was to share the comment's answer.</summary>
    public async Task WithholdAsync(CmsDbContext db, WriteSession write, Comment comment, CancellationToken ct)
    {
        await FoldComment.LetGoAsync(db, comment.CommentId, ct);
        if (await ResponseAsync(db, comment, ct) is { Stage: ResponseStage.Published } response)
        {
            // It keeps the day on which it was published: it goes back there if it is cleared.
            response.Stage = ResponseStage.Approved;
            response.Revision++;
            await search.RemoveAsync(db, AnswerDocuments.IdOf(response.ResponseId), ct);
            await signals.RaiseAsync(db, write, response, ct);
        }
    }

    /// <summary>Goes on from where the comment stands, and catches up with its answer: others may have shared it and gone on meanwhile.</summary>
    public async Task GoOnAsync(CmsDbContext db, WriteSession write, Comment comment, ChangeContext change, CancellationToken ct)
    {
        var response = await ResponseAsync(db, comment, ct);
        if (response is { Stage: ResponseStage.Approved, PublishedUtc: not null } && comment.Stage == CommentStage.Published)
        {
            response.Stage = ResponseStage.Published;
            response.Revision++;
            await search.WriteAsync(db, AnswerDocuments.Of(response), ct);
            await signals.RaiseAsync(db, write, response, ct);
        }

        if (comment.Stage == CommentStage.WithOwner && response is { Stage: not ResponseStage.Draft })
        {
            comment.Stage = CommentStage.Answered;
            await workflows.RaiseAsync(db, write, new(CommentEvents.Answered, comment.CommentId), ct);
        }

        if (comment.Stage == CommentStage.Answered && response is { Stage: not ResponseStage.InReview })
        {
            var isReturned = response.Stage == ResponseStage.Draft;
            (comment.Stage, comment.AnsweredUtc) = isReturned ? (CommentStage.WithOwner, (DateTime?)null) : (CommentStage.Approved, change.Now);
            await workflows.RaiseAsync(db, write, new(CommentEvents.Decided, comment.CommentId, isReturned ? CommentDecidedEvent.Returned : CommentDecidedEvent.Approved), ct);
        }

        await workflows.RaiseAsync(db, write, new(CommentEvents.Cleared, comment.CommentId), ct);
    }

    /// <summary>Ends the comment's way: no instance waits for it, nothing is to be told, and its answer is never published. What others said with it
    /// is answered anew.</summary>
    public async Task DropAsync(CmsDbContext db, WriteSession write, Comment comment, ChangeContext change, CancellationToken ct)
    {
        await workflows.RaiseAsync(db, write, new(CommentEvents.Confirmed, comment.CommentId), ct);
        await db.Set<CommentReply>().Where(r => r.CommentId == comment.CommentId && r.DoneUtc == null).ExecuteDeleteAsync(ct);
        if (await ResponseAsync(db, comment, ct) is not { } response)
        {
            return;
        }

        var others = await db.Comments().Where(c => c.ResponseId == response.ResponseId && c.CommentId != comment.CommentId).ToListAsync(ct);
        foreach (var other in others.Where(c => c.Stage is CommentStage.WithOwner or CommentStage.Answered or CommentStage.Approved))
        {
            var isSent = other.Stage == CommentStage.Answered;
            (other.Stage, other.ResponseId, other.AnsweredUtc) = (CommentStage.WithOwner, null, null);
            other.Revision++;
            if (isSent)
            {
                await workflows.RaiseAsync(db, write, new(CommentEvents.Decided, other.CommentId, CommentDecidedEvent.Returned), ct);
            }
        }

        response.Stage = ResponseStage.Removed;
        // Nothing tells that there was one, unless others read their own answer there.
        response.PublishedUtc = others.Exists(c => c.Stage == CommentStage.Published) ? response.PublishedUtc : null;
        response.Revision++;
        await search.RemoveAsync(db, AnswerDocuments.IdOf(response.ResponseId), ct);
        await signals.RaiseAsync(db, write, response, ct);
    }

    private static Task<CommentResponse?> ResponseAsync(CmsDbContext db, Comment comment, CancellationToken ct) =>
        comment.ResponseId is { } id ? db.Set<CommentResponse>().SingleOrDefaultAsync(r => r.ResponseId == id, ct) : Task.FromResult<CommentResponse?>(null);
}
