using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Workflows.Types;
using LocalOfferCms.Workflows.Values;

namespace LocalOfferCms.Workflows.Instances;

/// <summary>Takes an instance on, one step to a transaction: the step's effects, its row and where the instance stands then commit together.</summary>
internal sealed class WorkflowRunner(CmsDbContext db, WorkflowTypes types, WorkflowActivities activities, Placeholders placeholders, JobQueue jobs, WorkflowEvents events, TimeProvider clock)
{
    /// <summary>What no sensible type does without waiting once: a type that goes round in circles is stopped here.</summary>
    public const int MostSteps = 200;

    /// <summary>Takes every step that can be taken now. A step that fails for a reason which may pass is thrown when the others are done, so that the
    /// job is tried again.</summary>
    public async Task RunAsync(string workflowId, CancellationToken ct)
    {
        var failed = new Dictionary<string, Exception>();
        for (var taken = 0; await StepAsync(workflowId, taken, failed, ct);)
        {
            taken++;
        }

        if (failed.Count > 0)
        {
            throw new WorkflowStepException(failed.Values);
        }
    }

    /// <summary>Takes one step; says whether there may be another.</summary>
    private async Task<bool> StepAsync(string workflowId, int taken, Dictionary<string, Exception> failed, CancellationToken ct)
    {
        WorkflowPlace? at = null;
        try
        {
            return await TakeNextAsync(workflowId, taken, failed, place => at = place, ct);
        }
        catch (Exception error) when (at is not null && (error is not OperationCanceledException || !ct.IsCancellationRequested))
        {
            // Its transaction is undone. Other branches need not wait for what ails this one.
            if (error is not (WorkflowFaultException or RefusedException))
            {
                failed[at.WorkflowPlaceId] = error;
                return true;
            }

            await FaultAsync(workflowId, at.WorkflowPlaceId, error.Message, ct);
            return false;
        }
    }

    private async Task<bool> TakeNextAsync(string workflowId, int taken, Dictionary<string, Exception> failed, Action<WorkflowPlace> at, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var write = await db.BeginWriteAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await OpenWorkflow.TakeAsync(db, types, workflowId, now, ct) is not { Row.Status: WorkflowStatus.Idle or WorkflowStatus.Halted } workflow
            || Next(workflow, now, failed) is not { } place)
        {
            return false;
        }

        at(place);
        if (taken >= MostSteps)
        {
            throw new WorkflowFaultException($"It took {MostSteps} steps without waiting for anything, so it would never end.");
        }

        await TakeAsync(workflow, place, write, now, ct);
        CrashPoints.Pass("workflow:before-commit");
        await write.CommitAsync(ct);
        CrashPoints.Pass("workflow:step-committed");
        // Whoever moves it from now on has it run again: most instances need no other look to see that nothing is left.
        return Next(workflow, now, failed) is not null;
    }

    private static WorkflowPlace? Next(OpenWorkflow workflow, DateTime now, Dictionary<string, Exception> failed) => workflow.Places
        .Where(p => !failed.ContainsKey(p.WorkflowPlaceId) && (!p.IsWaiting || p.DueUtc <= now))
        .OrderBy(p => p.IsWaiting).FirstOrDefault();

    private async Task TakeAsync(OpenWorkflow workflow, WorkflowPlace place, WriteSession write, DateTime now, CancellationToken ct)
    {
        var node = workflow.Type.Find(place.ActivityId) ?? throw new WorkflowFaultException($"The type has no activity '{place.ActivityId}'.");
        var activity = activities.Find(node.Name) ?? throw new WorkflowFaultException($"There is no activity '{node.Name}'.");
        if (place.IsWaiting)
        {
            workflow.Leave(place, "Done");
            return;
        }

        if (activity.IsEvent && workflow.Memory.Take(node.Name, workflow.Row.CorrelationId) is { } kept)
        {
            workflow.Memory.SetInput(kept.Input);
            workflow.Leave(place, kept.Outcome);
            return;
        }

        var context = new ActivityContext
        {
            Db = db,
            Write = write,
            WorkflowId = workflow.Row.WorkflowId,
            CorrelationId = workflow.Row.CorrelationId,
            Properties = await placeholders.FillAsync(db, workflow, node.Properties, ct),
            Input = workflow.Memory.Input,
            Now = now,
            Workflow = workflow,
            Place = place,
        };
        var result = await activity.ExecuteAsync(context, ct);
        if (result.Outcome is not null)
        {
            workflow.Leave(place, result.Outcomes);
            return;
        }

        workflow.Rest(place, result.DueUtc);
        if (result.DueUtc is { } due)
        {
            await jobs.AddAsync(db, write, WorkflowJob.JobKind, new WorkflowJobPayload(workflow.Row.WorkflowId), ct, due);
        }
    }

    /// <summary>Writes down that a step cannot be taken.</summary>
    private async Task FaultAsync(string workflowId, string placeId, string message, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var write = await db.BeginWriteAsync(ct);
        if (await OpenWorkflow.TakeAsync(db, types, workflowId, clock.GetUtcNow().UtcDateTime, ct) is not { IsOver: false } workflow
            || workflow.Places.FirstOrDefault(p => p.WorkflowPlaceId == placeId) is not { } place)
        {
            return;
        }

        workflow.Fault(place, message);
        // A type that looks after faults and fails itself must not look after itself.
        if (!workflow.Type.Nodes.Any(n => n is { IsStart: true, Name: WorkflowFault.EventName }))
        {
            await events.RaiseAsync(db, write, WorkflowFault.Of(workflow, place, message), ct);
        }

        await write.CommitAsync(ct);
    }
}

/// <summary>Steps failed, and may succeed when they are tried again.</summary>
internal sealed class WorkflowStepException(IReadOnlyCollection<Exception> errors)
    : Exception(string.Join(" ", errors.Select(e => e.Message)), errors.First());
