using LocalOfferCms.Core;
using LocalOfferCms.Workflows.Activities;
using LocalOfferCms.Workflows.Instances;

namespace LocalOfferCms.Workflows.Moves;

/// <summary>Puts an instance at another activity by hand, with a reason.</summary>
internal sealed class MoveWorkflow(WorkflowDesk desk)
{
    /// <param name="workflowId">The instance.</param>
    /// <param name="placeId">The place that is left; null for none, so that it stands there as well.</param>
    /// <param name="activityId">Where to.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="ct">Cancels.</param>
    public Task ExecuteAsync(string workflowId, string? placeId, string activityId, ChangeContext change, CancellationToken ct) =>
        desk.DoAsync(workflowId, "WorkflowMoved", change, (workflow, _) =>
        {
            WorkflowDesk.NeedReason(change);
            if (workflow.Type.Find(activityId) is not { IsStart: false, EndsWorkflow: false })
            {
                throw WorkflowDesk.Refuse("NoSuchStep", "Choose where it goes on.");
            }

            var from = workflow.Places.FirstOrDefault(p => p.WorkflowPlaceId == placeId);
            if (from is null && !string.IsNullOrEmpty(placeId))
            {
                throw WorkflowDesk.Refuse("MovedMeanwhile", "It has moved on since you opened the page. Look where it stands now.");
            }

            if (from is not null)
            {
                workflow.Remove(from);
                workflow.Write(from.ActivityId, workflow.Type.Find(from.ActivityId)?.Name ?? "", null, change.Author, change.Reason);
            }

            workflow.Arrive(activityId, null);
            (workflow.Row.Status, workflow.Row.FaultMessage) = (WorkflowStatus.Idle, null);
            return Task.CompletedTask;
        }, ct);
}

/// <summary>Stops an instance for good, with a reason.</summary>
internal sealed class StopWorkflow(WorkflowDesk desk)
{
    public Task ExecuteAsync(string workflowId, ChangeContext change, CancellationToken ct) => desk.DoAsync(workflowId, "WorkflowStopped", change, (workflow, _) =>
    {
        WorkflowDesk.NeedReason(change);
        workflow.End(WorkflowStatus.Aborted, null, null, change.Author, change.Reason);
        return Task.CompletedTask;
    }, ct);
}

/// <summary>Presses one of the buttons that a <c>UserTaskEvent</c> waits for.</summary>
internal sealed class PressUserTask(WorkflowDesk desk)
{
    public Task ExecuteAsync(string workflowId, string placeId, string action, ChangeContext change, CancellationToken ct) =>
        desk.DoAsync(workflowId, "WorkflowDecided", change, (workflow, _) =>
        {
            var place = workflow.Places.FirstOrDefault(p => p.WorkflowPlaceId == placeId && p.IsWaiting);
            if (place is null || workflow.Type.Find(place.ActivityId) is not { Name: UserTaskEvent.EventName } node
                || !UserTaskEvent.Actions(node.Properties).Contains(action))
            {
                throw WorkflowDesk.Refuse("MovedMeanwhile", "It has moved on since you opened the page. Look where it stands now.");
            }

            workflow.Leave(place, action, change.Author, change.Reason);
            return Task.CompletedTask;
        }, ct);
}
