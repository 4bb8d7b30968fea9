using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Moves;

/// <summary>Notes that a reply was made by hand: by telephone, in a letter, in Braille.</summary>
internal sealed class MarkReplied(CmsDbContext db)
{
    /// <summary>Why it cannot be noted; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(CommentReply? reply) =>
        reply is null ? [new("NoSuchReply", "There is no such reply.")]
        : reply.DoneUtc is not null ? [new("Replied", "Somebody has noted that it is done.")]
        : [];

    /// <summary>Notes it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string commentId, ReplyAbout about, string personId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var reply = await db.Set<CommentReply>().SingleOrDefaultAsync(r => r.CommentId == commentId && r.About == about, ct);
        Refusals(reply).ThrowIfAny();
        (reply!.DoneUtc, reply.DoneById) = (change.Now, personId);
        AuditLog.Add(db, change, "CommentReplied", "Comment", commentId, await ReferenceAsync(commentId, ct));
        await write.CommitAsync(ct);
    }

    /// <summary>How the sender is reached; each showing is written down before it is shown. Null when it is kept no more.</summary>
    public async Task<CommentContact?> ShowContactAsync(string commentId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        AuditLog.Add(db, change, "CommentContactShown", "Comment", commentId, await ReferenceAsync(commentId, ct));
        await write.CommitAsync(ct);
        return await db.Set<CommentContact>().AsNoTracking().FirstOrDefaultAsync(c => c.CommentId == commentId, ct);
    }

    private Task<string> ReferenceAsync(string commentId, CancellationToken ct) => db.Set<Comment>().Where(c => c.CommentId == commentId).Select(c => c.Reference).SingleAsync(ct);
}
