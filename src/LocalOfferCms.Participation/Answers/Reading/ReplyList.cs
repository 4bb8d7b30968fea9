using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Reading;

/// <summary>A reply to be made by hand, with what it says. How the sender is reached is not read here.</summary>
internal sealed record DueReply(CommentReply Reply, string Reference, string PageTitle, DateTime ReceivedUtc, CommentResponse? Response);

/// <summary>Replies to be made by hand, the most urgent first. What is a safeguarding matter is not among them.</summary>
internal sealed class ReplyList(CmsDbContext db)
{
    public const int PageSize = 25;

    public async Task<(int Total, List<DueReply> Lines)> FindAsync(int page, CancellationToken ct)
    {
        var due = All().Where(r => r.Reply.DoneUtc == null);
        var total = await due.CountAsync(ct);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        return (total, Shown(await due.OrderBy(r => r.Reply.DueUtc).ThenBy(r => r.Reply.CommentId).Skip((Math.Clamp(page, 1, last) - 1) * PageSize).Take(PageSize).ToListAsync(ct)));
    }

    public async Task<DueReply?> FindAsync(string commentId, ReplyAbout about, CancellationToken ct) =>
        Shown(await All().Where(r => r.Reply.CommentId == commentId && r.Reply.About == about).ToListAsync(ct)).FirstOrDefault();

    private IQueryable<Row> All() =>
        from reply in db.Set<CommentReply>().AsNoTracking()
        join comment in db.Set<Comment>().AsNoTracking() on reply.CommentId equals comment.CommentId
        from response in db.Set<CommentResponse>().AsNoTracking().Where(r => r.ResponseId == comment.ResponseId).DefaultIfEmpty()
        where comment.Safety == CommentSafety.None || comment.Safety == CommentSafety.Cleared
        select new Row { Reply = reply, Reference = comment.Reference, PageTitle = comment.PageTitle, ReceivedUtc = comment.ReceivedUtc, Response = response };

    private static List<DueReply> Shown(List<Row> rows) => [.. rows.Select(r => new DueReply(r.Reply, r.Reference, r.PageTitle, r.ReceivedUtc, r.Response))];

    private sealed class Row
    {
        public required CommentReply Reply { get; init; }
        public required string Reference { get; init; }
        public required string PageTitle { get; init; }
        public DateTime ReceivedUtc { get; init; }
        public CommentResponse? Response { get; init; }
    }
}
