using System.Collections.Concurrent;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Workflows.Types;

/// <summary>The workflow types of councils, in memory: raising an event is on the path of every comment.</summary>
internal sealed class WorkflowTypeCache(ISignals signals, TimeProvider clock) : CouncilMemory<KnownWorkflowTypes>(signals, clock);

/// <summary>The types of one council.</summary>
/// <param name="current">The versions with which new instances begin.</param>
/// <param name="events">Names of the events of all versions, old ones too.</param>
internal sealed class KnownWorkflowTypes(IReadOnlyList<WorkflowDefinition> current, IReadOnlySet<string> events)
{
    /// <summary>Versions that were asked for. They never change.</summary>
    internal ConcurrentDictionary<(string TypeId, int Version), WorkflowDefinition> Versions { get; } =
        new(current.Select(d => KeyValuePair.Create((d.TypeId, d.Version), d)));

    /// <summary>Whether any instance may wait for this event, or be ended by it.</summary>
    public bool MayGoOn(string eventName) => events.Contains(eventName);

    /// <summary>Whether any type has to do with this event at all.</summary>
    public bool IsHeard(string eventName) => MayGoOn(eventName) || StartingWith(eventName).Any();

    /// <summary>The enabled types that begin with this event, and where.</summary>
    public IEnumerable<(WorkflowDefinition Type, WorkflowNode Start)> StartingWith(string eventName) =>
        current.SelectMany(d => d.Nodes.Where(n => n.IsStart && n.Name == eventName).Take(1).Select(n => (d, n)));
}

/// <summary>Gives the types of the council of the scope.</summary>
internal sealed class WorkflowTypes(WorkflowTypeCache cache, CurrentTenant tenant, IDatabaseEngine engine, IServiceProvider services)
{
    // By a connection of its own: what a recipe has written and may yet undo must not be kept.
    public Task<KnownWorkflowTypes> GetAsync(CancellationToken ct) => cache.GetAsync(tenant.Value.Id, async () =>
    {
        await using var connection = await engine.OpenReadAsync(tenant.Value, ct);
        var events = await connection.QueryAsync("SELECT DISTINCT \"Events\" FROM \"WorkflowTypeVersions\"", r => r.GetString(0), ct);
        var current = await connection.QueryAsync(
            "SELECT \"WorkflowTypeId\", \"Version\", \"Data\" FROM \"WorkflowTypeVersions\" WHERE \"IsCurrent\" = @on AND \"IsEnabled\" = @on ORDER BY \"WorkflowTypeId\"",
            r => WorkflowDefinition.Read(r.GetString(0), r.GetInt32(1), r.GetString(2)), ct, ("@on", true));
        // Activities may raise events, which asks for the types: they are made here, when nothing asks any more.
        var activities = services.GetRequiredService<WorkflowActivities>();
        return new KnownWorkflowTypes([.. current.Where(type => !WorkflowTypeCheck.Obstacles(type, activities).Any())], events.SelectMany(e => e.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToHashSet());
    });

    /// <summary>One version, which an instance began with.</summary>
    public async Task<WorkflowDefinition> VersionAsync(CmsDbContext db, string typeId, int version, CancellationToken ct)
    {
        var known = await GetAsync(ct);
        if (!known.Versions.TryGetValue((typeId, version), out var definition))
        {
            var data = await db.Set<WorkflowTypeVersion>().Where(t => t.WorkflowTypeId == typeId && t.Version == version).Select(t => t.Data).SingleAsync(ct);
            known.Versions[(typeId, version)] = definition = WorkflowDefinition.Read(typeId, version, data);
        }

        return definition;
    }
}
