using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Safeguarding;

namespace LocalOfferCms.Participation.Triage.Moves;

/// <summary>Gives a comment to the safeguarding lead at once. From then on nobody else sees it.</summary>
internal sealed class HoldComment(CmsDbContext db, SafeguardingHold hold)
{
    /// <summary>Why it cannot be held; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(Comment comment) => comment.Stage == CommentStage.Withdrawn
        ? [new("Withdrawn", "Its sender took it back. If a child may be at risk, tell the safeguarding lead in person.")]
        : [];

    /// <summary>Holds it in one transaction. What else was on the form does not matter.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string commentId, string? note, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        // Whatever somebody else changed meanwhile: a risk to a child does not wait for a form to be filled in again.
        var comment = await db.Comments().FindOpenAsync(commentId, ct) ?? throw new RefusedException([OpenComments.NotFound]);
        Refusals(comment).ThrowIfAny();
        comment.Revision++;
        await hold.BeginAsync(db, write, comment, note?.Trim() ?? "", change, ct);
        await write.CommitAsync(ct);
    }
}
