using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers.Moves;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Reading;

/// <summary>A comment as its owner has it open. The sealed original and the sender's contact are not read here.</summary>
internal sealed record OpenComment(Comment Comment, CommentResponse? Response, string? OwnerName, string? PageAddress, string? ContentType)
{
    /// <summary>How many comments were folded into it.</summary>
    public int Same { get; init; }

    public bool IsReturned => Response is { Stage: ResponseStage.Draft, ReturnNote: not null };
}

/// <summary>Opens comments for those who may answer them.</summary>
internal sealed class AnswerDesk(CmsDbContext db, CurrentPerson current)
{
    /// <summary>The comment; null when there is none, when it is held back, or when it is neither theirs nor their business.</summary>
    public async Task<OpenComment?> OpenAsync(string commentId, CancellationToken ct)
    {
        var row = await (
            from comment in db.Set<Comment>().AsNoTracking().Sortable().Where(c => c.CommentId == commentId)
            from response in db.Set<CommentResponse>().Where(r => r.ResponseId == comment.ResponseId).DefaultIfEmpty()
            from owner in db.People.Where(p => p.Id == comment.OwnerId).DefaultIfEmpty()
            from page in db.PublishedPages.Where(p => p.ContentItemId == comment.ContentItemId).DefaultIfEmpty()
            select new { comment, response, OwnerName = owner!.Name, page!.Path, page!.ContentType, Same = db.Set<Comment>().Count(c => c.SameAsId == comment.CommentId && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared)) })
            .FirstOrDefaultAsync(ct);
        return row is null || (row.comment.OwnerId != current.Id && !current.SeesAll()) ? null
            : new(row.comment, row.response, row.OwnerName, row.Path, row.ContentType) { Same = row.Same };
    }

    /// <summary>Whether a comment was theirs, and its sender took it back.</summary>
    public Task<bool> IsTakenBackAsync(string commentId, CancellationToken ct) => db.Set<Comment>().AnyAsync(c => c.CommentId == commentId && c.OwnerId == current.Id
        && c.Stage == CommentStage.Withdrawn && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared), ct);

    /// <summary>The name of somebody of the workspace; null when there is nobody.</summary>
    public Task<string?> NameAsync(string? personId, CancellationToken ct) => db.People.Where(p => p.Id == personId).Select(p => p.Name).FirstOrDefaultAsync(ct);

    /// <summary>Other comments that may share its answer.</summary>
    public Task<List<Comment>> JoinableAsync(AnswerComments answers, Comment comment, CancellationToken ct) =>
        answers.Joinable(comment, current).AsNoTracking().OrderBy(c => c.ReceivedUtc).ThenBy(c => c.CommentId).Take(50).ToListAsync(ct);

    /// <summary>All comments that an answer serves and that can be shown.</summary>
    public Task<List<Comment>> ServedAsync(string responseId, CancellationToken ct) =>
        db.Set<Comment>().AsNoTracking().Sortable().Where(c => c.ResponseId == responseId).OrderBy(c => c.ReceivedUtc).ThenBy(c => c.CommentId).ToListAsync(ct);
}
