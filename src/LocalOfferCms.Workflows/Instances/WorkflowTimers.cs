using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Workflows.Activities;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Instances;

/// <summary>Plans the next instance of a type that begins with a timer: one job for each time, with an id that says which, so that none is planned twice.</summary>
internal sealed class WorkflowTimers(TimerEvent timer)
{
    /// <summary>Adds the job for the next time after a moment, unless the type is off or begins otherwise.</summary>
    /// <returns>Whether there was none yet.</returns>
    public async Task<bool> PlanAsync(CmsDbContext db, WorkflowTypeVersion type, DateTime afterUtc, CancellationToken ct)
    {
        if (!type.IsEnabled || !type.IsCurrent || Start(type) is not { } start || timer.Refuse(start.Properties) is not null || timer.Next(start.Properties, afterUtc) is not { } due)
        {
            return false;
        }

        var id = ContentIds.FromName($"workflow-timer:{type.WorkflowTypeId}:{type.Version}:{due:O}");
        if (await db.Jobs.FindAsync([id], ct) is not null)
        {
            return false;
        }

        db.Jobs.Add(new Job
        {
            JobId = id, Kind = WorkflowTimerJob.JobKind, DueUtc = due, CreatedUtc = afterUtc,
            Payload = JsonSerializer.Serialize(new WorkflowTimerPayload(type.WorkflowTypeId, type.Version, due)),
        });
        return true;
    }

    public static WorkflowNode? Start(WorkflowTypeVersion type) => WorkflowDefinition.Read(type.WorkflowTypeId, type.Version, type.Data).Nodes
        .FirstOrDefault(n => n is { IsStart: true, Name: TimerEvent.EventName });
}

/// <summary>Begins an instance because its time has come, and plans the next.</summary>
internal sealed class WorkflowTimerJob(CmsDbContext db, WorkflowTimers timers, WorkflowActivities activities, JobQueue jobs, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "workflow.timer";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var (typeId, version, due) = JsonSerializer.Deserialize<WorkflowTimerPayload>(payload)!;
        await using var write = await db.BeginWriteAsync(ct);
        var type = await db.Set<WorkflowTypeVersion>().FirstOrDefaultAsync(t => t.WorkflowTypeId == typeId && t.Version == version && t.IsCurrent && t.IsEnabled, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        // A host that was off for a week begins one instance and not seven. When the next is planned already, this one has begun before.
        if (type is null || !await timers.PlanAsync(db, type, now > due ? now : due, ct))
        {
            return;
        }

        var definition = WorkflowDefinition.Read(typeId, version, type.Data);
        if (!WorkflowTypeCheck.Obstacles(definition, activities).Any())
        {
            var begun = OpenWorkflow.Begin(db, definition, WorkflowTimers.Start(type)!, new(TimerEvent.EventName, ContentIds.New(now)), now, "");
            await jobs.AddAsync(db, write, WorkflowJob.JobKind, new WorkflowJobPayload(begun.Row.WorkflowId), ct);
        }

        await write.CommitAsync(ct);
    }
}

internal sealed record WorkflowTimerPayload(string WorkflowTypeId, int Version, DateTime DueUtc);
