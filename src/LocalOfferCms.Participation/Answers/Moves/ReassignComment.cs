using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers.Routing;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Moves;

/// <summary>Gives a comment to somebody else: its owner says that it is not theirs, or an officer chooses who answers. By when it is answered does not change.</summary>
internal sealed class ReassignComment(CmsDbContext db, CommentRouter router)
{
    /// <summary>Why it cannot go to somebody else; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(Comment? comment) =>
        comment is null || !comment.IsSafe() ? [AnswerRefusals.NotFound]
        : comment.Stage != CommentStage.WithOwner ? [new("NotWithOwner", "It is not waiting for an answer, so nobody else can be asked for one.")]
        : [];

    /// <summary>The owner says that it is not theirs: it goes to the officer. The reason is kept for the officer.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task NotMineAsync(string commentId, int revision, ChangeContext change, CancellationToken ct)
    {
        RequireReason(change, "Say why it is not yours. The officer reads it.");
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await OpenAsync(commentId, revision, ct);
        var officer = await router.FindAsync(comment, comment.OwnerId, ct, OwnerRung.Officer)
            ?? throw new RefusedException([new("NoOfficer", "There is nobody else to give it to. Ask an administrator.")]);
        await GiveAsync(write, comment, officer, change, "Its owner says that it is not theirs. The reason is on its page.", ct);
    }

    /// <summary>An officer chooses who answers.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ToAsync(string commentId, int revision, string? personId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await OpenAsync(commentId, revision, ct);
        var chosen = string.IsNullOrEmpty(personId) ? throw new RefusedException([new("Person", "Choose who answers it.")])
            : await router.ChosenAsync(personId, ct) ?? throw new RefusedException([new("Person", "That person cannot answer comments now. Choose somebody else.")]);
        if (chosen.Id == comment.OwnerId)
        {
            throw new RefusedException([new("Person", $"It is with {chosen.Name} already.")]);
        }

        await GiveAsync(write, comment, chosen, change, null, ct);
    }

    private async Task GiveAsync(WriteSession write, Comment comment, RoutedOwner to, ChangeContext change, string? news, CancellationToken ct)
    {
        await router.GiveAsync(write, comment, to, change, ct, news);
        comment.ReassignNote = string.IsNullOrWhiteSpace(change.Reason) ? null : $"{change.Author}: {change.Reason.Trim()}";
        comment.Revision++;
        await write.CommitAsync(ct);
    }

    private async Task<Comment> OpenAsync(string commentId, int revision, CancellationToken ct)
    {
        var comment = await db.Set<Comment>().SingleOrDefaultAsync(c => c.CommentId == commentId, ct);
        Refusals(comment).ThrowIfAny();
        return comment!.Revision == revision ? comment : throw new RefusedException([new(AnswerRefusals.StaleCode, "Somebody changed it in the meantime. Look at it again first.")]);
    }

    private static void RequireReason(ChangeContext change, string words)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new RefusedException([new("Reason", words)]);
        }
    }
}
