using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Routing;

/// <summary>A task about the comment that its workflow is about.</summary>
internal abstract class CommentTask : IWorkflowActivity
{
    protected const string Author = "The site";
    protected const string Done = "Done";
    protected const string NotNeeded = "NotNeeded";
    /// <summary>The safeguarding lead has it: once it is let go on, the step is taken.</summary>
    protected const string Held = "Held";

    public abstract string Name { get; }

    public bool IsEvent => false;

    public abstract string Title { get; }

    public abstract IReadOnlyList<string> Outcomes(JsonObject properties);

    public abstract Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct);

    protected static Task<Comment?> CommentAsync(ActivityContext context, CancellationToken ct) =>
        context.Db.Set<Comment>().FirstOrDefaultAsync(c => c.CommentId == context.CorrelationId, ct);

    protected static async Task<bool> IsHeldAsync(ActivityContext context, CancellationToken ct) =>
        await CommentAsync(context, ct) is { Safety: CommentSafety.Held, Stage: not CommentStage.Withdrawn };

    protected static ChangeContext Change(ActivityContext context, string? note = null) => new(context.Now, Author, note);
}

/// <summary>Gives a sorted comment to who answers it, sets by when, and writes to them.</summary>
internal sealed class RouteCommentTask(CommentRouter router) : CommentTask
{
    public override string Name => nameof(RouteCommentTask);

    public override string Title => "Give it to its owner";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => [Done, Held];

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        if (await IsHeldAsync(context, ct))
        {
            return ActivityResult.Done(Held);
        }

        if (await CommentAsync(context, ct) is not { } comment || !comment.IsSafe()
            || comment.Stage is not (CommentStage.Received or CommentStage.WithOwner) || comment.DueUtc is not null || comment.SameAsId is not null)
        {
            return ActivityResult.Done(Done);
        }

        (comment.Stage, comment.DueUtc) = (CommentStage.WithOwner, await router.DueAsync(context.Now, ct));
        comment.Revision++;
        var owner = (comment.OwnerId is { } chosen ? await router.ChosenAsync(chosen, ct) : null) ?? await router.FindAsync(comment, null, ct);
        if (owner is null)
        {
            AuditLog.Add(context.Db, Change(context, "Nobody is there to answer it."), "CommentRouted", "Comment", comment.CommentId, comment.Reference);
        }
        else
        {
            await router.GiveAsync(context.Write, comment, owner, Change(context), ct);
        }

        CrashPoints.Pass("comments:routed");
        return ActivityResult.Done(Done);
    }
}

/// <summary>Reminds the owner, in one message a day for all that wait.</summary>
internal sealed class RemindCommentOwnerTask(CommentNotices notices) : CommentTask
{
    private const string Reminded = "Reminded";

    public override string Name => nameof(RemindCommentOwnerTask);

    public override string Title => "Remind the owner";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => [Reminded, NotNeeded, Held];

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        // What shares the answer of another is reminded of with that one.
        if (await CommentAsync(context, ct) is not { Stage: CommentStage.WithOwner, OwnerId: { } owner, SameAsId: null } comment || !comment.IsSafe())
        {
            return ActivityResult.Done(await IsHeldAsync(context, ct) ? Held : NotNeeded);
        }

        comment.RemindedUtc = context.Now;
        await notices.AskAsync(context.Write, NoticeKind.Reminder, owner, context.Now, ct);
        AuditLog.Add(context.Db, Change(context), "CommentReminded", "Comment", comment.CommentId, comment.Reference);
        return ActivityResult.Done(Reminded);
    }
}

/// <summary>Tells others that the owner has not answered: it goes to the stand-in of who is away, to the next in line when the owner can answer no more,
/// and otherwise stays with its owner while the officer hears of it.</summary>
internal sealed class EscalateCommentTask(CommentNotices notices, CommentRouter router) : CommentTask
{
    private const string Escalated = "Escalated";

    public override string Name => nameof(EscalateCommentTask);

    public override string Title => "Tell the officer that it was not answered";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => [Escalated, NotNeeded, Held];

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        if (await CommentAsync(context, ct) is not { Stage: CommentStage.WithOwner, SameAsId: null } comment || !comment.IsSafe())
        {
            return ActivityResult.Done(await IsHeldAsync(context, ct) ? Held : NotNeeded);
        }

        comment.RemindedUtc = context.Now;
        AuditLog.Add(context.Db, Change(context), "CommentEscalated", "Comment", comment.CommentId, comment.Reference);
        var reached = comment.OwnerId is { } owner ? await router.ChosenAsync(owner, ct) : null;
        if (reached?.Id == comment.OwnerId && reached is not null)
        {
            await notices.AskAsync(context.Write, NoticeKind.Escalation, reached.Id, context.Now, ct);
        }
        else if ((reached ?? await router.FindAsync(comment, comment.OwnerId, ct)) is { } next)
        {
            comment.Revision++;
            await router.GiveAsync(context.Write, comment, next, Change(context, "It was not answered in time."), ct, "It was not answered in time by whom it was with before.");
        }

        return ActivityResult.Done(Escalated);
    }
}

/// <summary>Tells the owner that the answer was sent back; once for all comments of the answer.</summary>
internal sealed class ReturnToOwnerTask(CommentNotices notices, CommentRouter router, OwnerMail mail) : CommentTask
{
    public override string Name => nameof(ReturnToOwnerTask);

    public override string Title => "Send it back to the owner";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => [Done];

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        if (await CommentAsync(context, ct) is { Stage: CommentStage.WithOwner, OwnerId: { } owner } comment
            && await context.Db.Set<CommentResponse>().AsNoTracking().FirstOrDefaultAsync(r => r.ResponseId == comment.ResponseId, ct) is { } response
            && await notices.IsFirstAsync($"Returned:{response.ResponseId}:{response.Revision}:{owner}", context.Now, ct)
            && await router.ChosenAsync(owner, ct) is { } reached)
        {
            if (reached.Id != owner)
            {
                comment.OwnerId = reached.Id;
            }

            await mail.ReturnedAsync(context.Write, reached, comment, ct);
        }

        return ActivityResult.Done(Done);
    }
}

/// <summary>Asks those who may approve to read the answer; once for all comments of the answer.</summary>
internal sealed class NotifyApproversTask(CommentNotices notices, OwnerRouting routing, RoleCatalogue roles, OwnerMail mail) : CommentTask
{
    private const int Most = 20;

    public override string Name => nameof(NotifyApproversTask);

    public override string Title => "Ask for approval";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => [Done];

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        if (await CommentAsync(context, ct) is not { Stage: CommentStage.Answered, ResponseId: { } id } comment
            || await context.Db.Set<CommentResponse>().AsNoTracking().FirstOrDefaultAsync(r => r.ResponseId == id, ct) is not { Stage: ResponseStage.InReview } response
            || !await notices.IsFirstAsync($"Approve:{id}:{response.Revision}", context.Now, ct))
        {
            return ActivityResult.Done(Done);
        }

        var count = await context.Db.Set<Comment>().Sortable().CountAsync(c => c.ResponseId == id, ct);
        var author = await context.Db.People.Where(p => p.Id == response.AuthorId).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "A colleague";
        foreach (var approver in (await ApproversAsync(context, response, ct)).Where(a => EmailAddress.Refuse(a.Email) is null).Take(Most))
        {
            await mail.ToApproveAsync(context.Write, approver, comment, id, author, count, ct);
        }

        return ActivityResult.Done(Done);
    }

    /// <summary>Those whose work it is and who wrote none of it; administrators only where nobody else is there.</summary>
    private async Task<List<Core.Content.Life.OwnerChoice>> ApproversAsync(ActivityContext context, CommentResponse response, CancellationToken ct)
    {
        var others = (await routing.ListAsync(Permissions.ApproveAnswers, ct)).Where(p => !response.IsWrittenBy(p.Id)).ToList();
        var allowing = (await roles.ListAsync(ct)).Where(r => r.Name != Roles.Administrator && r.Permissions.Contains(Permissions.ApproveAnswers)).Select(r => r.Name).ToList();
        var ids = others.Select(p => p.Id).ToList();
        var doing = await context.Db.PersonRoles.Where(r => ids.Contains(r.PersonId) && allowing.Contains(r.Role)).Select(r => r.PersonId).Distinct().ToListAsync(ct);
        return doing.Count > 0 ? [.. others.Where(p => doing.Contains(p.Id))] : others;
    }
}
