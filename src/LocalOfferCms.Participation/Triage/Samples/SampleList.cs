using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Moves;

namespace LocalOfferCms.Participation.Triage.Samples;

/// <summary>A comment that was picked for a second look, with what was decided about it.</summary>
internal sealed class SampleRow
{
    public required SampleCheck Check { get; init; }
    public required LeaveOutDecision Decision { get; init; }
    public required Comment Comment { get; init; }
}

/// <summary>Lists samples.</summary>
internal static class SampleList
{
    /// <summary>All that officers may know of.</summary>
    public static IQueryable<SampleRow> All(CmsDbContext db) =>
        from check in db.Set<SampleCheck>()
        join decision in db.Set<LeaveOutDecision>() on check.DecisionId equals decision.DecisionId
        join comment in db.Comments() on check.CommentId equals comment.CommentId
        select new SampleRow { Check = check, Decision = decision, Comment = comment };

    /// <summary>Those that wait for a person: they have decided none of the month's.</summary>
    public static IQueryable<SampleCheck> WaitingFor(CmsDbContext db, string personId) =>
        from check in db.Set<SampleCheck>()
        join comment in db.Comments() on check.CommentId equals comment.CommentId
        where check.CheckedUtc == null && comment.Stage == CommentStage.LeftOut && !(
            from other in db.Set<SampleCheck>()
            join decision in db.Set<LeaveOutDecision>() on other.DecisionId equals decision.DecisionId
            where other.Month == check.Month && (decision.ProposedById == personId || decision.DecidedById == personId)
            select other).Any()
        select check;
}
