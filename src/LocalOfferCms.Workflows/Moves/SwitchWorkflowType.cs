using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Moves;

/// <summary>Switches a type on or off. Instances that run go on; only new ones begin, or do not.</summary>
internal sealed class SwitchWorkflowType(CmsDbContext db, WorkflowTimers timers, ISignals signals)
{
    public async Task ExecuteAsync(string workflowTypeId, bool on, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var type = await db.Set<WorkflowTypeVersion>().SingleAsync(t => t.WorkflowTypeId == workflowTypeId && t.IsCurrent, ct);
        if (type.IsEnabled == on)
        {
            return;
        }

        type.IsEnabled = on;
        await WorkflowTypeDocuments.SwitchAsync(db, workflowTypeId, on, change.Now, ct);
        await timers.PlanAsync(db, type, change.Now, ct);
        AuditLog.Add(db, change, on ? "WorkflowTypeSwitchedOn" : "WorkflowTypeSwitchedOff", "WorkflowType", workflowTypeId, type.Name);
        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }
}
