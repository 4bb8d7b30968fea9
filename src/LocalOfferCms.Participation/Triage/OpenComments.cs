using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage;

/// <summary>The comments that officers may know of. What waits for the safeguarding lead, or was found to be a safeguarding matter, is not among them:
/// every list, count, search and page of sorting begins here.</summary>
internal static class OpenComments
{
    public static readonly Refusal NotFound = new("NotFound", "There is no such comment.");
    public static readonly Refusal ChangedMeanwhile = new("ChangedMeanwhile", "Somebody else has changed this comment since you opened it. Both texts are below: nothing of yours is lost.");

    public static IQueryable<Comment> Comments(this CmsDbContext db) =>
        db.Set<Comment>().Where(c => c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared);

    /// <summary>Whether officers may know of it.</summary>
    public static bool IsOpen(this Comment comment) => comment.Safety is CommentSafety.None or CommentSafety.Cleared;

    /// <summary>A comment to be changed, if it is still as the form showed it.</summary>
    /// <exception cref="RefusedException">It is not there, or somebody has changed it.</exception>
    public static async Task<Comment> RequireAsync(this CmsDbContext db, string commentId, int revision, CancellationToken ct)
    {
        var comment = await db.Comments().SingleOrDefaultAsync(c => c.CommentId == commentId, ct) ?? throw new RefusedException([NotFound]);
        return comment.Revision == revision ? comment : throw new RefusedException([ChangedMeanwhile]);
    }

    /// <summary>One of them; null when there is none.</summary>
    public static Task<Comment?> FindOpenAsync(this IQueryable<Comment> comments, string commentId, CancellationToken ct) =>
        comments.SingleOrDefaultAsync(c => c.CommentId == commentId, ct);

    /// <summary>Throws when there is a reason why not.</summary>
    public static void ThrowIfAny(this IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}
