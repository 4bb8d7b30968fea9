using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;

namespace LocalOfferCms.Participation.Triage.Moves;

/// <summary>Proposes to leave a comment out of the publication, for one of the two lawful reasons. Nothing is decided until a second person agrees.</summary>
internal sealed class ProposeLeavingOut(CmsDbContext db)
{
    /// <summary>Why it cannot be proposed; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(Comment comment) => Sorting.Refusals(comment);

    /// <summary>Proposes it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(Sorted sorted, LeaveOutReason? reason, string? note, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.RequireAsync(sorted.CommentId, sorted.Revision, ct);
        IReadOnlyList<Refusal> refusals = [.. Refusals(comment), .. Missing(reason, note), .. Sorting.TextRefusals(comment, sorted with { NobodyIdentified = true })];
        refusals.ThrowIfAny();
        Sorting.Apply(comment, sorted);
        comment.Stage = CommentStage.LeavingOut;
        (comment.LeaveOut, comment.LeaveOutById) = (reason, change.AuthorId);
        db.Add(new LeaveOutDecision
        {
            DecisionId = ContentIds.New(change.Now),
            CommentId = comment.CommentId,
            Reason = reason!.Value,
            Note = note!.Trim(),
            ProposedById = change.AuthorId ?? "",
            ProposedBy = change.ShortAuthor(),
            ProposedUtc = change.Now,
        });
        Sorting.Audit(db, "CommentLeavingOutProposed", comment, change with { Reason = LeaveOutWords.Short(reason.Value) });
        await write.CommitAsync(ct);
    }

    private static IReadOnlyList<Refusal> Missing(LeaveOutReason? reason, string? note) =>
    [
        .. reason is null ? [new Refusal("NoReason", "Choose one of the two lawful reasons. There is no third.")] : Array.Empty<Refusal>(),
        .. string.IsNullOrWhiteSpace(note) ? [new Refusal("NoNote", "Write why the reason applies, for the person who decides.")] : Array.Empty<Refusal>(),
    ];
}

/// <summary>Agrees that a comment is left out. Somebody else has proposed it.</summary>
internal sealed class AgreeLeavingOut(CmsDbContext db, WorkflowEvents workflows)
{
    /// <summary>Why this person cannot agree; empty when they can.</summary>
    public static IReadOnlyList<Refusal> Refusals(Comment comment, string? personId) =>
        comment.Stage != CommentStage.LeavingOut ? [new("NotProposed", "Nobody proposes to leave it out.")]
        : comment.LeaveOutById == personId ? [new("SamePerson", "You proposed this yourself. Somebody else has to decide.")]
        : [];

    /// <summary>Leaves it out in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string commentId, int revision, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.RequireAsync(commentId, revision, ct);
        Refusals(comment, change.AuthorId).ThrowIfAny();
        var decision = await Sorting.WaitingAsync(db, commentId, ct) ?? throw new RefusedException([OpenComments.NotFound]);
        (decision.Agreed, decision.DecidedById, decision.DecidedBy, decision.DecidedUtc) = (true, change.AuthorId, change.ShortAuthor(), change.Now);
        (comment.Stage, comment.ClosedUtc) = (CommentStage.LeftOut, change.Now);
        comment.Revision++;
        Sorting.Audit(db, "CommentLeftOut", comment, change with { Reason = LeaveOutWords.Short(decision.Reason) });
        // Its workflow tells the sender where a complaint about one person's support goes.
        await workflows.RaiseAsync(db, write, new(CommentEvents.Sorted, comment.CommentId, CommentEvents.Outcome.LeftOut), ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Refuses to leave a comment out: it waits to be sorted again.</summary>
internal sealed class RefuseLeavingOut(CmsDbContext db)
{
    /// <inheritdoc cref="AgreeLeavingOut.Refusals"/>
    public static IReadOnlyList<Refusal> Refusals(Comment comment, string? personId) => AgreeLeavingOut.Refusals(comment, personId);

    /// <summary>Refuses it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string commentId, int revision, string? note, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.RequireAsync(commentId, revision, ct);
        Refusals(comment, change.AuthorId).ThrowIfAny();
        if (string.IsNullOrWhiteSpace(note))
        {
            throw new RefusedException([new("NoRefusalNote", "Write why it is not left out, for the person who proposed it.")]);
        }

        var decision = await Sorting.WaitingAsync(db, commentId, ct) ?? throw new RefusedException([OpenComments.NotFound]);
        (decision.Agreed, decision.DecidedById, decision.DecidedBy, decision.DecidedUtc, decision.DecisionNote) =
            (false, change.AuthorId, change.ShortAuthor(), change.Now, note.Trim());
        (comment.Stage, comment.LeaveOut, comment.LeaveOutById) = (CommentStage.Received, null, null);
        comment.Revision++;
        Sorting.Audit(db, "CommentLeavingOutRefused", comment, change with { Reason = null });
        await write.CommitAsync(ct);
    }
}

/// <summary>The two reasons in words.</summary>
internal static class LeaveOutWords
{
    public static string Short(LeaveOutReason reason) => reason == LeaveOutReason.Vexatious ? "Vexatious" : "About services to one individual";

    public static string Long(LeaveOutReason reason) => reason == LeaveOutReason.Vexatious
        ? "The council considers it vexatious: meant to annoy or harass, and saying nothing about the offer"
        : "It is about services provided to one particular individual";
}
