using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Types;

namespace LocalOfferCms.Workflows.Moves;

/// <summary>What the moves of an instance by hand share: each is one audited transaction.</summary>
internal sealed class WorkflowDesk(CmsDbContext db, WorkflowTypes types, JobQueue jobs)
{
    public const string Kind = "Workflow";

    /// <summary>Takes hold of the instance, lets the move change it, audits it and has it run on when it can.</summary>
    /// <exception cref="RefusedException">It is over, or the move refuses.</exception>
    public async Task DoAsync(string workflowId, string what, ChangeContext change, Func<OpenWorkflow, WriteSession, Task> move, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var write = await db.BeginWriteAsync(ct);
        var workflow = await OpenWorkflow.TakeAsync(db, types, workflowId, change.Now, ct) ?? throw Refuse("WorkflowGone", "This workflow is no longer there.");
        if (workflow.IsOver)
        {
            throw Refuse("WorkflowOver", "This workflow has ended, so nothing can be done with it.");
        }

        await move(workflow, write);
        workflow.Settle();
        AuditLog.Add(db, change, what, Kind, workflowId, workflow.Type.Name);
        if (workflow.Row.Status == WorkflowStatus.Idle)
        {
            await jobs.AddAsync(db, write, WorkflowJob.JobKind, new WorkflowJobPayload(workflowId), ct);
        }

        await write.CommitAsync(ct);
    }

    public static RefusedException Refuse(string code, string message) => new([new(code, message)]);

    /// <summary>A reason is part of the record.</summary>
    public static void NeedReason(ChangeContext change)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw Refuse("NoReason", "Enter why.");
        }
    }
}
