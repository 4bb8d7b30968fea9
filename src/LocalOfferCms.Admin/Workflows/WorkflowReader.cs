using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Workflows;

/// <summary>A type in the list.</summary>
/// <param name="Version">Its current version.</param>
/// <param name="Obstacles">Why it cannot be run here; empty when it can.</param>
/// <param name="Running">Instances that wait or go on.</param>
/// <param name="Faulted">Instances that cannot go on.</param>
internal sealed record TypeRow(WorkflowTypeVersion Version, IReadOnlyList<string> Obstacles, int Running, int Faulted)
{
    public bool Runs => Version.IsEnabled && Obstacles.Count == 0;
}

/// <summary>An instance in a list.</summary>
internal sealed record InstanceRow(string WorkflowId, string Name, string CorrelationId, WorkflowStatus Status, string? FaultMessage, DateTime CreatedUtc, DateTime ChangedUtc);

/// <summary>A job of an instance that has failed.</summary>
internal sealed record FailedJob(string WorkflowId, string Error, bool IsParked, DateTime DueUtc);

/// <summary>Reads types and instances for the workspace.</summary>
internal sealed class WorkflowReader(CmsDbContext db, WorkflowActivities activities)
{
    public const int PageSize = 50;
    private const int MostParked = 20;

    public async Task<IReadOnlyList<TypeRow>> TypesAsync(CancellationToken ct)
    {
        var types = await db.Set<WorkflowTypeVersion>().AsNoTracking().Where(t => t.IsCurrent).OrderBy(t => t.Name).ThenBy(t => t.WorkflowTypeId).ToListAsync(ct);
        var counts = await db.Set<Workflow>().Where(w => w.Status == WorkflowStatus.Idle || w.Status == WorkflowStatus.Halted || w.Status == WorkflowStatus.Faulted)
            .GroupBy(w => new { w.WorkflowTypeId, IsFaulted = w.Status == WorkflowStatus.Faulted })
            .Select(g => new { g.Key.WorkflowTypeId, g.Key.IsFaulted, Count = g.Count() }).ToListAsync(ct);
        int Count(string id, bool faulted) => counts.Where(c => c.WorkflowTypeId == id && c.IsFaulted == faulted).Sum(c => c.Count);
        return [.. types.Select(t => new TypeRow(t, Obstacles(t), Count(t.WorkflowTypeId, false), Count(t.WorkflowTypeId, true)))];
    }

    /// <summary>Why a version cannot be run here.</summary>
    public IReadOnlyList<string> Obstacles(WorkflowTypeVersion type) =>
        [.. WorkflowTypeCheck.Obstacles(WorkflowDefinition.Read(type.WorkflowTypeId, type.Version, type.Data), activities).Select(o => $"{o.Name}: {o.Message}")];

    public IQueryable<InstanceRow> Instances(string? typeId, WorkflowStatus? status) => db.Set<Workflow>().AsNoTracking()
        .Where(w => (typeId == null || w.WorkflowTypeId == typeId) && (status == null || w.Status == status))
        .OrderByDescending(w => w.WorkflowId)
        .Select(w => new InstanceRow(w.WorkflowId,
            db.Set<WorkflowTypeVersion>().Where(t => t.WorkflowTypeId == w.WorkflowTypeId && t.Version == w.Version).Select(t => t.Name).First(),
            w.CorrelationId, w.Status, w.FaultMessage, w.CreatedUtc, w.ChangedUtc));

    /// <summary>Jobs of workflows that were given up.</summary>
    public async Task<IReadOnlyList<FailedJob>> GivenUpAsync(CancellationToken ct) =>
        [.. (await Jobs().Where(j => j.ParkedUtc != null).OrderBy(j => j.ParkedUtc).Take(MostParked).ToListAsync(ct)).Select(Failed)];

    /// <summary>What last went wrong with an instance's step that is tried again by itself, or was given up; null when nothing did.</summary>
    public async Task<FailedJob?> FailedAsync(string workflowId, CancellationToken ct)
    {
        var payload = JsonSerializer.Serialize(new WorkflowJobPayload(workflowId));
        return await Jobs().Where(j => j.Payload == payload && j.LastError != null).FirstOrDefaultAsync(ct) is { } job ? Failed(job) : null;
    }

    private IQueryable<Job> Jobs() => db.Jobs.AsNoTracking().Where(j => j.Kind == WorkflowJob.JobKind && j.CompletedUtc == null);

    private static FailedJob Failed(Job job) => new(JsonSerializer.Deserialize<WorkflowJobPayload>(job.Payload)!.WorkflowId, FirstLine(job.LastError ?? ""), job.ParkedUtc is not null, job.DueUtc);

    // The first line says what, after the name of the kind of error; the rest says where in the code.
    private static string FirstLine(string error)
    {
        var line = error.Split('\n')[0].Trim();
        return line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? line[(at + 2)..] : line;
    }
}
