using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Workflows;

/// <summary>Something that happened, and that workflows may start or go on with.</summary>
/// <param name="Name">The activity that waits for it, as a workflow type names it: <c>CommentReceivedEvent</c>.</param>
/// <param name="CorrelationId">What it happened to: a comment's id, a content item's id.</param>
/// <param name="Outcome">Which way it went; the transition of that name is followed.</param>
/// <param name="Input">Values that activities and placeholders may read; null for none.</param>
public sealed record WorkflowEvent(string Name, string CorrelationId, string Outcome = "Done", JsonObject? Input = null);

/// <summary>Where modules tell the engine what happened, in the transaction that makes it happen.</summary>
public sealed class WorkflowEvents
{
    private readonly WorkflowTypes _types;
    private readonly JobQueue _jobs;
    private readonly TimeProvider _clock;
    private readonly CurrentPerson _person;
    private readonly IServiceProvider _services;

    // Activities may raise events themselves, so they are asked for when they are needed and not before.
    internal WorkflowEvents(WorkflowTypes types, JobQueue jobs, TimeProvider clock, CurrentPerson person, IServiceProvider services) =>
        (_types, _jobs, _clock, _person, _services) = (types, jobs, clock, person, services);

    /// <summary>Starts an instance of every enabled type that begins with this event, and lets every instance go on that waits for it under the same
    /// correlation. Their rows, their first step and the job that runs them on are part of the caller's transaction; nothing else runs in it.</summary>
    public async Task RaiseAsync(CmsDbContext db, WriteSession write, WorkflowEvent happened, CancellationToken ct)
    {
        var types = await _types.GetAsync(ct);
        var now = _clock.GetUtcNow().UtcDateTime;
        var toRun = new List<string>();
        if (types.MayGoOn(happened.Name))
        {
            await GoOnAsync(db, happened, now, toRun, ct);
        }

        foreach (var (type, start) in types.StartingWith(happened.Name).Where(t => Accepts(t.Start, happened)))
        {
            if (!type.IsSingleton || !await IsRunningAsync(db, type, happened.CorrelationId, ct))
            {
                var begun = OpenWorkflow.Begin(db, type, start, happened, now, Author);
                toRun.AddRange(begun.IsOver ? [] : [begun.Row.WorkflowId]);
            }
        }

        foreach (var workflowId in toRun)
        {
            await _jobs.AddAsync(db, write, WorkflowJob.JobKind, new WorkflowJobPayload(workflowId), ct);
        }
    }

    private string Author => _person.IsSignedIn ? _person.Name : "";

    /// <summary>Lets instances go on that wait for the event, ends those that it ends, and keeps it for those still on their way to it.</summary>
    private async Task GoOnAsync(CmsDbContext db, WorkflowEvent happened, DateTime now, List<string> toRun, CancellationToken ct)
    {
        if (db.ChangeTracker.Entries<Workflow>().Any())
        {
            // The same transaction has begun an instance or moved one: the query has to see it.
            await db.SaveChangesAsync(ct);
        }

        foreach (var id in await OpenIdsAsync(db, happened.CorrelationId, ct))
        {
            if (await OpenWorkflow.TakeAsync(db, _types, id, now, ct) is { IsOver: false } workflow && GoOn(workflow, happened))
            {
                toRun.Add(id);
            }
        }
    }

    private bool GoOn(OpenWorkflow workflow, WorkflowEvent happened)
    {
        var nodes = workflow.Type.Nodes.Where(n => n.Name == happened.Name && Accepts(n, happened)).ToList();
        if (nodes.Find(n => n.EndsWorkflow) is { } end)
        {
            workflow.End(WorkflowStatus.Finished, end, happened.Outcome, Author, null);
            return false;
        }

        var waiting = workflow.Places.Where(p => p.IsWaiting && nodes.Exists(n => n.Id == p.ActivityId)).ToList();
        if (waiting.Count > 0)
        {
            workflow.Memory.SetInput(happened.Input);
            waiting.ForEach(place => workflow.Leave(place, happened.Outcome, Author));
        }
        else if (workflow.Row.Status is WorkflowStatus.Idle or WorkflowStatus.Faulted && nodes.Exists(n => !n.IsStart))
        {
            workflow.Memory.Keep(happened);
            workflow.Settle();
        }

        return waiting.Count > 0 && workflow.Row.Status == WorkflowStatus.Idle;
    }

    private bool Accepts(WorkflowNode node, WorkflowEvent happened) => node.Properties.Count == 0
        || _services.GetRequiredService<WorkflowActivities>().Find(node.Name)?.Accepts(node.Properties, happened) != false;

    private static Task<List<string>> OpenIdsAsync(CmsDbContext db, string correlationId, CancellationToken ct) =>
        db.Set<Workflow>().Where(w => w.CorrelationId == correlationId
                && (w.Status == WorkflowStatus.Idle || w.Status == WorkflowStatus.Halted || w.Status == WorkflowStatus.Faulted))
            .OrderBy(w => w.WorkflowId).Select(w => w.WorkflowId).ToListAsync(ct);

    private static Task<bool> IsRunningAsync(CmsDbContext db, WorkflowDefinition type, string correlationId, CancellationToken ct) =>
        db.Set<Workflow>().AnyAsync(w => w.CorrelationId == correlationId && w.WorkflowTypeId == type.TypeId
            && (w.Status == WorkflowStatus.Idle || w.Status == WorkflowStatus.Halted || w.Status == WorkflowStatus.Faulted), ct);
}
