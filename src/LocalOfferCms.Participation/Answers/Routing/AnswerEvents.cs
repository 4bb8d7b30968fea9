using System.Text.Json.Nodes;
using LocalOfferCms.Core.Time;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Routing;

/// <summary>The owner sends an answer for approval.</summary>
internal sealed class CommentAnsweredEvent : IWorkflowActivity
{
    public string Name => CommentEvents.Answered;

    public bool IsEvent => true;

    public string Title => "The owner answers";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}

/// <summary>Somebody who did not write the answer approves it or sends it back.</summary>
internal sealed class CommentDecidedEvent : IWorkflowActivity
{
    public const string Approved = "Approved";
    public const string Returned = "Returned";

    public string Name => CommentEvents.Decided;

    public bool IsEvent => true;

    public string Title => "Somebody else reads the answer";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => [Approved, Returned];

    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}

/// <summary>Waits until the day by which the comment is to be answered has passed. For one that is late already, because its answer was sent back, until
/// the end of the next working day.</summary>
internal sealed class CommentDueEvent(WorkingDays days) : IWorkflowActivity
{
    public string Name => nameof(CommentDueEvent);

    public bool IsEvent => true;

    public string Title => "Wait until the answer is due";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var due = await context.Db.Set<Comment>().Where(c => c.CommentId == context.CorrelationId).Select(c => c.DueUtc).FirstOrDefaultAsync(ct);
        // A held comment has no day of its own while it is held.
        due ??= await context.Db.Set<Triage.Safeguarding.SafeguardingCase>().Where(c => c.CommentId == context.CorrelationId && c.ClosedUtc == null)
            .Select(c => c.DueBefore).FirstOrDefaultAsync(ct);
        return ActivityResult.WaitUntil(due > context.Now ? due.Value : await days.AfterAsync(context.Now, 1, ct));
    }
}
