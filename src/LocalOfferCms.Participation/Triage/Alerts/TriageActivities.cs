using System.Text.Json.Nodes;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Alerts;

/// <summary>Waits until an officer has sorted the comment.</summary>
internal sealed class CommentSortedEvent : IWorkflowActivity
{
    private static readonly string[] All = [CommentEvents.Outcome.Route, CommentEvents.Outcome.Hold, CommentEvents.Outcome.LeftOut, CommentEvents.Outcome.Folded];

    public string Name => CommentEvents.Sorted;

    public bool IsEvent => true;

    public string Title => "Wait until an officer has sorted the comment";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => All;

    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}

/// <summary>Tells the officers that a comment waits to be sorted.</summary>
internal sealed class AlertCommentOfficersTask(OfficerDigests digests) : IWorkflowActivity
{
    public string Name => "AlertCommentOfficersTask";

    public bool IsEvent => false;

    public string Title => "Tell the comment officers";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", "NotNeeded"];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        if (!await context.Db.Comments().AnyAsync(c => c.CommentId == context.CorrelationId && c.Stage == CommentStage.Received, ct))
        {
            return ActivityResult.Done("NotNeeded");
        }

        await digests.AskAsync(context.Db, context.Write, ct);
        return ActivityResult.Done();
    }
}

/// <summary>Tells the safeguarding leads that something waits for them. Whoever holds a comment has done so in the same transaction, since it must not
/// depend on a type that a council may edit; this makes sure of it.</summary>
internal sealed class AlertSafeguardingTask(SafeguardingHold hold) : IWorkflowActivity
{
    public string Name => "AlertSafeguardingTask";

    public bool IsEvent => false;

    public string Title => "Tell the safeguarding lead";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", "NotNeeded"];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) =>
        await SafeguardingHold.OpenCaseAsync(context.Db, context.CorrelationId, ct) is { } matter
        && await hold.AlertAsync(context.Db, context.Write, matter, context.Now, ct)
            ? ActivityResult.Done()
            : ActivityResult.Done("NotNeeded");
}
