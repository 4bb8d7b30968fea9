using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Types;

/// <summary>Makes versions of the workflow types that recipes bring, and says which of them cannot be run.</summary>
internal sealed class WorkflowTypeImport(WorkflowActivities activities, WorkflowTimers timers) : IWorkflowTypeHandler
{
    // What may differ without the type being another: whether it is on, and that the council has said so.
    private static readonly string[] NotOfTheVersion = ["IsEnabled", "ChangedHere"];

    public void Check(JsonObject type, RecipeCheck check)
    {
        foreach (var error in WorkflowTypeCheck.Errors(type))
        {
            check.Report.AddError(check.Pointer + error.Pointer, "workflow type", error.Name, error.Message);
        }
    }

    public async Task SavedAsync(JsonObject type, string pointer, RecipeExecution execution, CancellationToken ct)
    {
        var id = WorkflowDefinition.Text(type, "WorkflowTypeId")!;
        var definition = WorkflowDefinition.Read(id, 0, type);
        var obstacles = WorkflowTypeCheck.Obstacles(definition, activities).ToList();
        foreach (var obstacle in obstacles)
        {
            execution.Report.AddNotUnderstood(pointer + obstacle.Pointer, "activity", obstacle.Name, $"{obstacle.Message} The workflow type is kept with it.");
        }

        if (obstacles.Count > 0)
        {
            execution.Report.AddNote(pointer, "workflow type", definition.Name, "It is kept and not run: some of its activities cannot be done here.");
        }

        await SaveAsync(execution.Db, type, execution.Change, ct);
    }

    /// <summary>Makes what is given the current version; a new one when it says something else than the last.</summary>
    private async Task SaveAsync(CmsDbContext db, JsonObject type, ChangeContext change, CancellationToken ct)
    {
        var id = WorkflowDefinition.Text(type, "WorkflowTypeId")!;
        var enabled = WorkflowDefinition.Flag(type, "IsEnabled");
        var versions = await db.Set<WorkflowTypeVersion>().Where(t => t.WorkflowTypeId == id).OrderBy(t => t.Version).ToListAsync(ct);
        if (versions is [.., { IsCurrent: true } last] && JsonNode.DeepEquals(Bare(JsonText.Object(last.Data)), Bare(type)))
        {
            last.IsEnabled = enabled;
            await timers.PlanAsync(db, last, change.Now, ct);
            return;
        }

        versions.ForEach(version => version.IsCurrent = false);
        var definition = WorkflowDefinition.Read(id, versions.Count + 1, type);
        var made = new WorkflowTypeVersion
        {
            WorkflowTypeId = id,
            Version = definition.Version,
            Name = definition.Name,
            Data = type.ToJsonString(JsonText.Compact),
            Events = string.Join(',', definition.Nodes.Where(n => !n.IsStart || definition.To(n.Id).Any()).Select(n => n.Name)
                .Where(n => n.EndsWith("Event", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)),
            IsCurrent = true,
            IsEnabled = enabled,
            CreatedUtc = change.Now,
            Author = WorkflowModel.Cut(change.Author),
        };
        db.Add(made);
        await timers.PlanAsync(db, made, change.Now, ct);
    }

    private static JsonObject Bare(JsonObject type) => new(type.Where(m => !NotOfTheVersion.Contains(m.Key, StringComparer.OrdinalIgnoreCase))
        .Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
}
