using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Moves;

/// <summary>Lets a comment share the answer of another that says the same. Both are counted.</summary>
internal sealed class FoldComment(CmsDbContext db, WorkflowEvents workflows)
{
    /// <summary>Why it cannot be folded; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(Comment comment, Comment? other) =>
        comment.Stage != CommentStage.Received ? [Sorting.NotUnsorted]
        : other is null || !other.IsOpen() ? [new("NoSuchComment", "Choose the comment that says the same.")]
        : other.CommentId == comment.CommentId ? [new("SameComment", "A comment cannot be folded into itself.")]
        : other.SameAsId is not null ? [new("IsFolded", "That comment is folded into another one. Choose the other one.")]
        : other.Stage == CommentStage.Received ? [new("OtherUnsorted", "Sort that comment first. This one can then share its answer.")]
        : other.Stage != CommentStage.WithOwner
            ? [new("OtherAnswered", "That comment is past waiting for an answer. Send this one to its owner, who can use the same answer.")]
        : [];

    /// <summary>Lets go what was folded into a comment that is answered no more: each is answered for itself.</summary>
    public static Task LetGoAsync(CmsDbContext db, string commentId, CancellationToken ct) =>
        db.Set<Comment>().Where(c => c.SameAsId == commentId && c.Stage == CommentStage.WithOwner).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.SameAsId, (string?)null).SetProperty(c => c.Revision, c => c.Revision + 1), ct);

    /// <summary>Folds it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(Sorted sorted, string? otherId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.RequireAsync(sorted.CommentId, sorted.Revision, ct);
        var other = await db.Comments().SingleOrDefaultAsync(c => c.CommentId == otherId, ct);
        IReadOnlyList<Refusal> refusals = [.. Refusals(comment, other), .. Sorting.TextRefusals(comment, sorted)];
        refusals.ThrowIfAny();
        Sorting.Apply(comment, sorted);
        comment.SameAsId = other!.CommentId;
        comment.Stage = CommentStage.WithOwner;
        (comment.OwnerId, comment.DueUtc, comment.ResponseId) = (other.OwnerId, other.DueUtc, other.ResponseId);
        Sorting.Audit(db, "CommentFolded", comment, change with { Reason = $"Into {other.Reference}" });
        await workflows.RaiseAsync(db, write, new(CommentEvents.Sorted, comment.CommentId, CommentEvents.Outcome.Folded), ct);
        await write.CommitAsync(ct);
    }
}
