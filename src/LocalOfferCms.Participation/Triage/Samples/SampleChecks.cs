using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Samples;

/// <summary>Picks, of the comments that were left out last month, some for a second look: the share that the council has set, and one at least.</summary>
internal sealed class SamplePicker(CmsDbContext db, SiteSnapshots snapshots, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "comments.sample";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = CouncilDay.Of(db.Tenant, now);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.Set<SampleCheck>().AnyAsync(c => c.Month == month, ct))
        {
            return;
        }

        var (start, end) = (StartOf(month), StartOf(month.AddMonths(1)));
        var decided = await (
            from decision in db.Set<LeaveOutDecision>().AsNoTracking()
            join comment in db.Comments().AsNoTracking() on decision.CommentId equals comment.CommentId
            where decision.Agreed == true && decision.DecidedUtc >= start && decision.DecidedUtc < end && comment.Stage == CommentStage.LeftOut
            select new { decision.DecisionId, decision.CommentId }).ToListAsync(ct);
        var share = CommentSettings.Of(await snapshots.GetAsync(ct)).SamplePercent;
        var count = Math.Max(1, (int)Math.Ceiling(decided.Count * share / 100.0));
        var all = decided.ToArray();
        Random.Shared.Shuffle(all);
        db.AddRange(all.Take(count).Select(d => new SampleCheck { DecisionId = d.DecisionId, CommentId = d.CommentId, Month = month, PickedUtc = now }));
        await write.CommitAsync(ct);
    }

    private DateTime StartOf(DateOnly day) => LocalMoment.ToUtc(day.ToDateTime(TimeOnly.MinValue), db.Tenant.TimeZone);
}

/// <summary>The second look at a comment that was left out, by somebody who decided none of the month's sample.</summary>
internal sealed class CheckSample(CmsDbContext db, WorkflowEvents workflows)
{
    /// <summary>Whether a person has proposed or agreed to leave out any comment that was picked in a month.</summary>
    public static Task<bool> HasDecidedAsync(CmsDbContext db, DateOnly month, string personId, CancellationToken ct) => (
        from check in db.Set<SampleCheck>()
        join decision in db.Set<LeaveOutDecision>() on check.DecisionId equals decision.DecisionId
        where check.Month == month && (decision.ProposedById == personId || decision.DecidedById == personId)
        select check).AnyAsync(ct);

    /// <summary>Writes down what somebody found, and puts the comment back to be sorted when they do not agree.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string decisionId, SampleVerdict? verdict, string? note, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var check = await db.Set<SampleCheck>().SingleOrDefaultAsync(c => c.DecisionId == decisionId, ct) ?? throw new RefusedException([new("NotFound", "There is no such check.")]);
        var comment = await db.Comments().FindOpenAsync(check.CommentId, ct) ?? throw new RefusedException([OpenComments.NotFound]);
        IReadOnlyList<Refusal> refusals = await RefusalsAsync(check, comment, verdict, note, change, ct);
        refusals.ThrowIfAny();
        (check.CheckedById, check.CheckedBy, check.CheckedUtc, check.Verdict, check.Note) =
            (change.AuthorId, change.ShortAuthor(), change.Now, verdict, note?.Trim());
        if (verdict == SampleVerdict.PutBack)
        {
            (comment.Stage, comment.LeaveOut, comment.LeaveOutById, comment.ClosedUtc) = (CommentStage.Received, null, null, null);
            comment.Revision++;
            // Its workflow ended when it was left out: another begins.
            await workflows.RaiseAsync(db, write, new(CommentEvents.Received, comment.CommentId), ct);
        }

        Sorting.Audit(db, verdict == SampleVerdict.PutBack ? "CommentPutBack" : "CommentSampleAgreed", comment, change with { Reason = null });
        await write.CommitAsync(ct);
    }

    private async Task<IReadOnlyList<Refusal>> RefusalsAsync(SampleCheck check, Comment comment, SampleVerdict? verdict, string? note, ChangeContext change, CancellationToken ct) =>
        check.CheckedUtc is not null || comment.Stage != CommentStage.LeftOut ? [new("Checked", "Somebody has looked at it already.")]
        : await HasDecidedAsync(db, check.Month, change.AuthorId ?? "", ct) ? [new("SamePerson", "You decided about comments of this sample. Somebody else has to look at it.")]
        : verdict is null ? [new("NoVerdict", "Say whether it was right to leave it out.")]
        : verdict == SampleVerdict.PutBack && string.IsNullOrWhiteSpace(note) ? [new("NoNote", "Write why it should not have been left out.")]
        : [];
}
