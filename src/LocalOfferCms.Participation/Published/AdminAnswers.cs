using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>A published answer in the workspace's list.</summary>
internal sealed record AdminAnswer(CommentResponse Response, string? PageTitle, int Comments)
{
    public bool IsDown => Response.Stage == ResponseStage.Removed;
}

/// <summary>Reads published answers for the workspace.</summary>
internal sealed class AdminAnswers(CmsDbContext db, LocalTime local)
{
    /// <summary>Those whose action stands so, and that are due so: <c>late</c>, <c>soon</c> (within 30 days), or anything.</summary>
    public async Task<(IReadOnlyList<AdminAnswer> Answers, int Total)> ListAsync(ActionStatus? action, string? due, bool down, int page, int pageSize, CancellationToken ct)
    {
        var (today, soon) = (local.Today, local.Today.AddDays(30));
        var stage = down ? ResponseStage.Removed : ResponseStage.Published;
        var found = db.Set<CommentResponse>().AsNoTracking().Where(r => r.Stage == stage && r.PublishedUtc != null);
        found = action is { } state ? found.Where(r => r.Action == state) : found;
        found = due switch
        {
            "late" => found.Where(r => (r.Action == ActionStatus.Planned || r.Action == ActionStatus.UnderWay) && r.ActionDue < today),
            "soon" => found.Where(r => (r.Action == ActionStatus.Planned || r.Action == ActionStatus.UnderWay) && r.ActionDue >= today && r.ActionDue <= soon),
            _ => found,
        };
        var total = await found.CountAsync(ct);
        // What is to be done by a day comes first, the earliest at the top.
        var rows = await Rows(found.OrderBy(r => r.Action == ActionStatus.Planned || r.Action == ActionStatus.UnderWay ? 0 : 1)
            .ThenBy(r => r.Action == ActionStatus.Planned || r.Action == ActionStatus.UnderWay ? r.ActionDue : null)
            .ThenByDescending(r => r.PublishedUtc).ThenBy(r => r.ResponseId).Skip((page - 1) * pageSize).Take(pageSize)).ToListAsync(ct);
        return (rows, total);
    }

    public Task<AdminAnswer?> FindAsync(string responseId, CancellationToken ct) => Rows(db.Set<CommentResponse>().AsNoTracking()
        .Where(r => r.ResponseId == responseId && r.PublishedUtc != null && (r.Stage == ResponseStage.Published || r.Stage == ResponseStage.Removed))).FirstOrDefaultAsync(ct);

    private IQueryable<AdminAnswer> Rows(IQueryable<CommentResponse> responses) => responses.Select(r => new AdminAnswer(
        r, db.PublishedPages.Where(p => p.ContentItemId == r.ContentItemId).Select(p => p.Title).FirstOrDefault(), db.Set<Comment>().Count(c => c.ResponseId == r.ResponseId && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared))));
}
