using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Stores workflow types whole; activities that are not known are named in the report and kept.</summary>
internal sealed class WorkflowTypeStep : IRecipeStep
{
    public string Name => "WorkflowType";

    public void Check(JsonObject step, RecipeCheck check)
    {
        check.CheckObjects(step, "data", required: true, "WorkflowTypeId");
        foreach (var (type, pointer) in step.Objects("data", check.Pointer))
        {
            var nested = check with { Pointer = pointer };
            nested.CheckObjects(type, "Activities", required: false, "Name");
            nested.CheckObjects(type, "Transitions", required: false);
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var (type, pointer) in step.Objects("data", execution.Pointer))
        {
            foreach (var (activity, place) in type.Objects("Activities", pointer))
            {
                if (activity.Text("Name") is { } name && !KnownNames.Activities.Contains(name))
                {
                    execution.Report.AddNotUnderstood(place, "activity", name, "There is no such activity; the workflow type is kept with it.");
                }
            }

            await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.WorkflowType, type.Text("WorkflowTypeId")!, type, pointer, "workflow type", ct);
        }
    }
}
