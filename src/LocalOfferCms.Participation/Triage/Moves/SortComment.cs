using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;

namespace LocalOfferCms.Participation.Triage.Moves;

/// <summary>Sends a comment on its way to its owner, in words that identify nobody.</summary>
internal sealed class SortComment(CmsDbContext db, WorkflowEvents workflows)
{
    /// <summary>Why it cannot be sent on; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(Comment comment) => Sorting.Refusals(comment);

    /// <summary>Sends it on in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(Sorted sorted, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.RequireAsync(sorted.CommentId, sorted.Revision, ct);
        IReadOnlyList<Refusal> refusals = [.. Refusals(comment), .. Sorting.TextRefusals(comment, sorted)];
        refusals.ThrowIfAny();
        Sorting.Apply(comment, sorted);
        comment.Stage = CommentStage.WithOwner;
        Sorting.Audit(db, "CommentSorted", comment, change);
        await workflows.RaiseAsync(db, write, new(CommentEvents.Sorted, comment.CommentId, CommentEvents.Outcome.Route), ct);
        await write.CommitAsync(ct);
    }
}
