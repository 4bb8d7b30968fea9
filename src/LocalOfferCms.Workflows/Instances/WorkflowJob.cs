using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Jobs;

namespace LocalOfferCms.Workflows.Instances;

/// <summary>Runs an instance on. A job that comes late, after another has done its work, finds nothing to do.</summary>
internal sealed class WorkflowJob(WorkflowRunner runner) : IJobHandler
{
    public const string JobKind = "workflow";

    public string Kind => JobKind;

    public Task HandleAsync(string payload, CancellationToken ct) => runner.RunAsync(JsonSerializer.Deserialize<WorkflowJobPayload>(payload)!.WorkflowId, ct);
}

internal sealed record WorkflowJobPayload(string WorkflowId);

/// <summary>What is told when an instance cannot go on.</summary>
internal static class WorkflowFault
{
    public const string EventName = "WorkflowFaultEvent";

    public static WorkflowEvent Of(OpenWorkflow workflow, WorkflowPlace place, string message) => new(EventName, workflow.Row.WorkflowId, Input: new JsonObject
    {
        ["WorkflowId"] = workflow.Row.WorkflowId,
        ["WorkflowName"] = workflow.Type.Name,
        ["ActivityId"] = place.ActivityId,
        ["FaultMessage"] = message,
    });
}
