using System.Text.Json.Nodes;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>What the council promised is done. Nothing is waited for where nothing was promised, or the answer tells that it is done.</summary>
internal sealed class CommentActionDoneEvent : IWorkflowActivity
{
    /// <summary>Nothing is promised, or no longer.</summary>
    public const string NotNeeded = "NotNeeded";

    public string Name => CommentEvents.ActionDone;

    public bool IsEvent => true;

    public string Title => "What was promised is done";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", NotNeeded];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) =>
        await context.Db.Set<Comment>().AnyAsync(c => c.CommentId == context.CorrelationId && context.Db.Set<CommentResponse>().Any(r =>
            r.ResponseId == c.ResponseId && r.Stage == ResponseStage.Published && (r.Action == ActionStatus.Planned || r.Action == ActionStatus.UnderWay)), ct)
            ? ActivityResult.Wait()
            : ActivityResult.Done(NotNeeded);
}
