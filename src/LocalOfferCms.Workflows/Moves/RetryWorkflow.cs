using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Moves;

/// <summary>Tries a failed step again: one that the instance stopped at, or one whose job waits for its next attempt or was given up.</summary>
internal sealed class RetryWorkflow(WorkflowDesk desk, CmsDbContext db)
{
    public Task ExecuteAsync(string workflowId, ChangeContext change, CancellationToken ct) => desk.DoAsync(workflowId, "WorkflowRetried", change, async (workflow, _) =>
    {
        var payload = JsonSerializer.Serialize(new WorkflowJobPayload(workflowId));
        // The job that is added for the instance takes their place.
        var failed = await db.Jobs.Where(j => j.Kind == WorkflowJob.JobKind && j.Payload == payload && j.CompletedUtc == null && j.LastError != null && j.LeasedBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.CompletedUtc, change.Now).SetProperty(j => j.ParkedUtc, (DateTime?)null), ct);
        if (workflow.Row.Status != WorkflowStatus.Faulted && failed == 0)
        {
            throw WorkflowDesk.Refuse("NothingFailed", "No step of this workflow has failed.");
        }

        if (workflow.Row.Status == WorkflowStatus.Faulted)
        {
            (workflow.Row.Status, workflow.Row.FaultMessage) = (WorkflowStatus.Idle, null);
        }
    }, ct);
}
