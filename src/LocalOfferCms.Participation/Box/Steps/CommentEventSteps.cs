using System.Text.Json.Nodes;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;

namespace LocalOfferCms.Participation.Box.Steps;

/// <summary>A comment comes: starts the type "Public comment".</summary>
internal sealed class CommentReceivedEvent : IWorkflowActivity
{
    public string Name => CommentEvents.Received;

    public bool IsEvent => true;

    public string Title => "A comment comes in";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}

/// <summary>The sender takes it back.</summary>
internal sealed class CommentWithdrawnEvent : IWorkflowActivity
{
    public string Name => CommentEvents.Withdrawn;

    public bool IsEvent => true;

    public string Title => "The sender takes it back";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}
