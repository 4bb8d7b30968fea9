using System.Text.Json.Nodes;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;

namespace LocalOfferCms.Participation.Triage.Alerts;

/// <summary>Waits until the safeguarding lead has let a held comment go on.</summary>
internal sealed class CommentClearedEvent : IWorkflowActivity
{
    public string Name => CommentEvents.Cleared;

    public bool IsEvent => true;

    public string Title => "Wait until the safeguarding lead lets it go on";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}

/// <summary>The safeguarding lead confirms a matter: the comment is never published.</summary>
internal sealed class CommentConfirmedEvent : IWorkflowActivity
{
    public string Name => CommentEvents.Confirmed;

    public bool IsEvent => true;

    public string Title => "The safeguarding lead confirms it";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}
