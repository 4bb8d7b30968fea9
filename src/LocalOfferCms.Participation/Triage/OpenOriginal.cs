using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Moves;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage;

/// <summary>Opens a comment as it was sent. Reading it and writing down who read it, and why, are one transaction.</summary>
internal sealed class OpenOriginal(CmsDbContext db)
{
    /// <summary>The words.</summary>
    /// <exception cref="RefusedException">There is no such comment, or no reason is given.</exception>
    public async Task<string> ExecuteAsync(string commentId, ChangeContext change, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new RefusedException([new("NoReason", "Write why you need to read it. The reason is kept in the audit.")]);
        }

        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.Comments().FindOpenAsync(commentId, ct) ?? throw new RefusedException([OpenComments.NotFound]);
        var text = await db.Set<CommentOriginal>().AsNoTracking().Where(o => o.CommentId == commentId).Select(o => o.Text).SingleAsync(ct);
        Sorting.Audit(db, "CommentOriginalOpened", comment, change);
        await write.CommitAsync(ct);
        return text;
    }
}
