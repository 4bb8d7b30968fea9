using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Inbox;

/// <summary>Finds comments about the same page that may say the same and still wait for an answer.</summary>
internal sealed class SimilarComments(CmsDbContext db)
{
    private const int Looked = 50;
    private const int Most = 5;

    /// <summary>The most alike first.</summary>
    public async Task<IReadOnlyList<Comment>> FindAsync(Comment comment, CancellationToken ct)
    {
        var others = db.Comments().AsNoTracking()
            .Where(c => c.CommentId != comment.CommentId && c.SameAsId == null && (c.Stage == CommentStage.Received || c.Stage == CommentStage.WithOwner));
        others = comment.ContentItemId is { } page ? others.Where(c => c.ContentItemId == page) : others.Where(c => c.ContentItemId == null && c.PagePath == comment.PagePath);
        var found = await others.OrderByDescending(c => c.ReceivedUtc).ThenBy(c => c.CommentId).Take(Looked).ToListAsync(ct);
        var words = Words(comment.Text);
        return [.. found.Select(c => (c, alike: Alike(words, Words(c.Text)))).Where(p => p.alike > 0).OrderByDescending(p => p.alike).Take(Most).Select(p => p.c)];
    }

    private static double Alike(HashSet<string> some, HashSet<string> others)
    {
        var shared = some.Count(others.Contains);
        return shared == 0 ? 0 : (double)shared / (some.Count + others.Count - shared);
    }

    /// <summary>Words that say something: short ones seldom do.</summary>
    private static HashSet<string> Words(string text) =>
        [.. new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3)];
}
