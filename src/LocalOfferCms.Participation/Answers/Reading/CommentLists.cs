using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Reading;

/// <summary>A line of the list of comments. It holds nothing of the original or of the sender.</summary>
internal sealed record CommentLine(
    string CommentId, string PageTitle, string Text, DateTime ReceivedUtc, DateTime? DueUtc, CommentStage Stage, bool IsApart, string? OwnerId, string? OwnerName, bool HasDraft, bool IsReturned, int Same);

/// <summary>Which comments are listed.</summary>
internal enum CommentState { Open, Sent, Done }

/// <summary>The lists of answering: one query for the lines, one for their number.</summary>
internal sealed class CommentLists(CmsDbContext db, CurrentPerson current)
{
    public const int PageSize = 25;

    /// <summary>Comments to answer: the person's own by date, or everybody's by owner.</summary>
    public async Task<(int Total, List<CommentLine> Lines)> FindAsync(bool all, CommentState state, int page, CancellationToken ct)
    {
        var comments = Of(state).Where(c => c.SameAsId == null);
        comments = all ? comments : comments.Where(c => c.OwnerId == current.Id);
        var total = await comments.CountAsync(ct);
        var rows =
            from comment in comments
            from owner in db.People.Where(p => p.Id == comment.OwnerId).DefaultIfEmpty()
            from response in db.Set<CommentResponse>().Where(r => r.ResponseId == comment.ResponseId).DefaultIfEmpty()
            select new
            {
                comment, OwnerName = owner!.Name, HasDraft = response!.ResponseId != null, IsReturned = response!.ReturnNote != null,
                Same = db.Set<Comment>().Count(c => c.SameAsId == comment.CommentId && c.Stage == comment.Stage),
            };
        var ordered = all ? rows.OrderBy(r => r.OwnerName).ThenBy(r => r.comment.DueUtc) : rows.OrderBy(r => r.comment.DueUtc);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var lines = await ordered.ThenBy(r => r.comment.CommentId).Skip((Math.Clamp(page, 1, last) - 1) * PageSize).Take(PageSize)
            .Select(r => new CommentLine(r.comment.CommentId, r.comment.PageTitle, r.comment.Text, r.comment.ReceivedUtc, r.comment.DueUtc, r.comment.Stage, r.comment.IsApart,
                r.comment.OwnerId, r.OwnerName, r.HasDraft, r.IsReturned, r.Same)).ToListAsync(ct);
        return (total, lines);
    }

    private IQueryable<Comment> Of(CommentState state) => state switch
    {
        CommentState.Open => db.Set<Comment>().AsNoTracking().Waiting(),
        CommentState.Sent => db.Set<Comment>().AsNoTracking().Sortable().Where(c => c.Stage == CommentStage.Answered),
        _ => db.Set<Comment>().AsNoTracking().Sortable().Where(c => c.Stage != CommentStage.WithOwner && c.Stage != CommentStage.Answered),
    };
}

/// <summary>An answer that waits for approval.</summary>
internal sealed record WaitingAnswer(string ResponseId, string Text, string AuthorId, string? Author, string PageTitle, DateTime? DueUtc, int Comments);

/// <summary>Answers that wait for approval, those whose day is nearest first.</summary>
internal sealed class WaitingAnswers(CmsDbContext db)
{
    public const int PageSize = 25;

    public async Task<(int Total, List<WaitingAnswer> Lines)> FindAsync(int page, CancellationToken ct)
    {
        var waiting = Waiting();
        var total = await waiting.CountAsync(ct);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var lines = await (
            from row in waiting
            join response in db.Set<CommentResponse>().AsNoTracking() on row.ResponseId equals response.ResponseId
            from author in db.People.Where(p => p.Id == response.AuthorId).DefaultIfEmpty()
            orderby row.Due, row.ResponseId
            select new WaitingAnswer(row.ResponseId, response.Text, response.AuthorId, author!.Name, row.Title, row.Due, row.Count))
            .Skip((Math.Clamp(page, 1, last) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return (total, lines);
    }
    /// <summary>One row for each answer; several comments of one page, or topic, share it.</summary>
    private IQueryable<Row> Waiting() => db.Set<Comment>().AsNoTracking().Sortable()
        .Where(c => c.Stage == CommentStage.Answered && db.Set<CommentResponse>().Any(r => r.ResponseId == c.ResponseId && r.Stage == ResponseStage.InReview))
        .GroupBy(c => c.ResponseId!)
        .Select(g => new Row { ResponseId = g.Key, Due = g.Min(c => c.DueUtc), Count = g.Count(), Title = g.Min(c => c.PageTitle)! });

    private sealed class Row
    {
        public required string ResponseId { get; init; }
        public DateTime? Due { get; init; }
        public int Count { get; init; }
        public required string Title { get; init; }
    }
}
