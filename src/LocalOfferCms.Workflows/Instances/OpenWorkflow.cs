using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Instances;

/// <summary>An instance in the hands of one transaction. Moving it is bookkeeping alone: nothing here has an effect outside its rows.</summary>
internal sealed class OpenWorkflow
{
    private readonly CmsDbContext _db;
    private readonly List<WorkflowPlace> _places;
    private readonly DateTime _now;

    private OpenWorkflow(CmsDbContext db, Workflow row, WorkflowDefinition type, List<WorkflowPlace> places, DateTime now)
    {
        (_db, Row, Type, _places, _now) = (db, row, type, places, now);
        Memory = WorkflowMemory.Read(row.State);
    }

    public Workflow Row { get; }
    public WorkflowDefinition Type { get; }
    public WorkflowMemory Memory { get; }
    public IReadOnlyList<WorkflowPlace> Places => _places;

    public bool IsOver => Row.Status is WorkflowStatus.Finished or WorkflowStatus.Aborted;

    /// <summary>Takes hold of an instance until the end of the transaction: whoever else wants it waits. Null when it is not there.</summary>
    public static async Task<OpenWorkflow?> TakeAsync(CmsDbContext db, WorkflowTypes types, string workflowId, DateTime now, CancellationToken ct)
    {
        if (await db.Set<Workflow>().Where(w => w.WorkflowId == workflowId).ExecuteUpdateAsync(set => set.SetProperty(w => w.Revision, w => w.Revision + 1), ct) == 0)
        {
            return null;
        }

        var row = await db.Set<Workflow>().SingleAsync(w => w.WorkflowId == workflowId, ct);
        var places = await db.Set<WorkflowPlace>().Where(p => p.WorkflowId == workflowId).OrderBy(p => p.WorkflowPlaceId).ToListAsync(ct);
        return new(db, row, await types.VersionAsync(db, row.WorkflowTypeId, row.Version, ct), places, now);
    }

    /// <summary>Begins an instance with the event that started it.</summary>
    public static OpenWorkflow Begin(CmsDbContext db, WorkflowDefinition type, WorkflowNode start, WorkflowEvent happened, DateTime now, string author)
    {
        var row = new Workflow
        {
            WorkflowId = ContentIds.New(now),
            WorkflowTypeId = type.TypeId,
            Version = type.Version,
            CorrelationId = happened.CorrelationId,
            CreatedUtc = now,
        };
        db.Add(row);
        var workflow = new OpenWorkflow(db, row, type, [], now);
        workflow.Memory.SetInput(happened.Input);
        workflow.Follow(start.Id, [happened.Outcome], author);
        return workflow;
    }

    /// <summary>Leaves a place by an outcome, and arrives wherever that leads.</summary>
    public void Leave(WorkflowPlace place, string outcome, string author = "", string? note = null) => Leave(place, [outcome], author, note);

    /// <summary>Leaves a place by several outcomes at once.</summary>
    public void Leave(WorkflowPlace place, IReadOnlyList<string> outcomes, string author = "", string? note = null)
    {
        Remove(place);
        Follow(place.ActivityId, outcomes, author, note);
    }

    /// <summary>Comes to rest at a place until its event or its time comes.</summary>
    public void Rest(WorkflowPlace place, DateTime? dueUtc)
    {
        (place.IsWaiting, place.DueUtc) = (true, dueUtc);
        // Two ways that have led to the same event wait for it once.
        foreach (var twin in _places.Where(p => p != place && p.IsWaiting && p.ActivityId == place.ActivityId).ToList())
        {
            Remove(twin);
        }

        Settle();
    }

    /// <summary>Puts the instance at an activity.</summary>
    public void Arrive(string activityId, string? fromActivityId)
    {
        var place = new WorkflowPlace
        {
            WorkflowPlaceId = ContentIds.New(_now), WorkflowId = Row.WorkflowId, ActivityId = activityId, FromActivityId = fromActivityId, ArrivedUtc = _now,
        };
        _places.Add(place);
        _db.Add(place);
    }

    public void Remove(WorkflowPlace place)
    {
        _places.Remove(place);
        _db.Remove(place);
    }

    /// <summary>Ends it, wherever it stands.</summary>
    public void End(WorkflowStatus status, WorkflowNode? by, string? outcome, string author, string? note)
    {
        foreach (var place in _places.ToList())
        {
            Remove(place);
        }

        Write(by?.Id ?? "", by?.Name ?? "", outcome, author, note);
        (Row.Status, Row.FaultMessage) = (status, null);
    }

    /// <summary>Stops at a step that cannot be taken.</summary>
    public void Fault(WorkflowPlace place, string message)
    {
        Write(place.ActivityId, Type.Find(place.ActivityId)?.Name ?? "", null, "", message);
        (Row.Status, Row.FaultMessage) = (WorkflowStatus.Faulted, message);
    }

    /// <summary>Writes a step down.</summary>
    public void Write(string activityId, string activity, string? outcome, string author, string? note)
    {
        _db.Add(new WorkflowStep
        {
            WorkflowId = Row.WorkflowId,
            Number = ++Row.Steps,
            ActivityId = activityId,
            Activity = activity,
            Outcome = outcome,
            AtUtc = _now,
            Author = WorkflowModel.Cut(author),
            Note = note,
        });
        Row.ChangedUtc = _now;
    }

    /// <summary>Says how it is now, and stores what it remembers.</summary>
    public void Settle()
    {
        if (Row.Status is not (WorkflowStatus.Faulted or WorkflowStatus.Aborted))
        {
            Row.Status = _places.Count == 0 ? WorkflowStatus.Finished : _places.Exists(p => !p.IsWaiting) ? WorkflowStatus.Idle : WorkflowStatus.Halted;
            if (Row.Status != WorkflowStatus.Idle)
            {
                Memory.Forget();
            }
        }

        Row.State = Memory.Write();
    }

    private void Follow(string activityId, IReadOnlyList<string> outcomes, string author, string? note = null)
    {
        Write(activityId, Type.Find(activityId)?.Name ?? "", WorkflowModel.Cut(string.Join(", ", outcomes)), author, note);
        foreach (var arrow in outcomes.SelectMany(outcome => Type.From(activityId, outcome)))
        {
            Arrive(arrow.To, activityId);
        }

        Settle();
    }
}
