using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Stores workflow types whole; activities that are not known are named in the report and kept.</summary>
internal sealed class WorkflowTypeStep(IEnumerable<IWorkflowTypeHandler> handlers) : IRecipeStep
{
    private const string List = "data";

    public string Name => "WorkflowType";

    public void Check(JsonObject step, RecipeCheck check)
    {
        var data = StepFile.Read(step, List, check.Folder, check.Pointer);
        check.CheckObjects(data, List, required: true, "WorkflowTypeId");
        foreach (var (type, pointer) in data.Objects(List, check.Pointer))
        {
            var nested = check with { Pointer = pointer };
            nested.CheckObjects(type, "Activities", required: false, "Name");
            nested.CheckObjects(type, "Transitions", required: false);
            foreach (var handler in handlers)
            {
                handler.Check(type, nested);
            }
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var (type, pointer) in StepFile.Read(step, List, execution.Folder, execution.Pointer).Objects(List, execution.Pointer))
        {
            var id = type.Text("WorkflowTypeId")!;
            await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.WorkflowType, id, type, pointer, "workflow type", ct, WorkflowTypeDocuments.Keep);
            var stored = await SiteDocumentWriter.ReadAsync(execution.Db, SiteDocumentKinds.WorkflowType, id, ct);
            foreach (var handler in handlers)
            {
                await handler.SavedAsync(stored!, pointer, execution, ct);
            }

            if (!handlers.Any())
            {
                ReportUnknown(type, pointer, execution.Report);
            }
        }
    }

    /// <summary>Without an engine, what Orchard Core itself has is no surprise.</summary>
    private static void ReportUnknown(JsonObject type, string pointer, RecipeReport report)
    {
        foreach (var (activity, place) in type.Objects("Activities", pointer))
        {
            if (activity.Text("Name") is { } name && !KnownNames.Activities.Contains(name))
            {
                report.AddNotUnderstood(place, "activity", name, "There is no such activity; the workflow type is kept with it.");
            }
        }
    }
}
