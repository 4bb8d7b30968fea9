using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Ours: taxonomies, each a flat list of terms with ids that recipes can name.</summary>
internal sealed class TaxonomiesStep : IRecipeStep
{
    public string Name => "taxonomies";

    public void Check(JsonObject step, RecipeCheck check)
    {
        var data = StepFile.Read(step, Name, check.Folder, check.Pointer);
        check.CheckObjects(data, Name, required: true, "name");
        foreach (var (taxonomy, pointer) in data.Objects(Name, check.Pointer))
        {
            (check with { Pointer = pointer }).CheckObjects(taxonomy, "terms", required: true, "id");
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var (taxonomy, pointer) in StepFile.Read(step, Name, execution.Folder, execution.Pointer).Objects(Name, execution.Pointer))
        {
            var data = (JsonObject)taxonomy.DeepClone();
            data.Remove("name");
            await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.Taxonomy, taxonomy.Text("name")!, data, pointer, "taxonomy", ct);
        }
    }
}

/// <summary>Ours: the duties that pages can be marked with, as data.</summary>
internal sealed class DutiesStep : IRecipeStep
{
    public string Name => "duties";

    public void Check(JsonObject step, RecipeCheck check) =>
        check.CheckObjects(StepFile.Read(step, Name, check.Folder, check.Pointer), Name, required: true, "id");

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var data = StepFile.Read(step, Name, execution.Folder, execution.Pointer);
        foreach (var (duty, pointer) in data.Objects(Name, execution.Pointer))
        {
            await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.Duty, duty.Text("id")!, duty, pointer, "duty", ct);
        }

        await execution.KeepAboutAsync(SiteDocumentKinds.Duties, data, Name, ct);
    }
}

/// <summary>What the files of a vocabulary say besides their list.</summary>
internal static class About
{
    /// <summary>Keeps it as one document, when there is any.</summary>
    public static async Task KeepAboutAsync(this RecipeExecution execution, string kind, JsonObject data, string list, CancellationToken ct)
    {
        var about = new JsonObject(data.Where(m => m.Key is not "name" and not "file" && m.Key != data.Key(list))
            .Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        if (about.Count > 0)
        {
            await SiteDocumentWriter.PutAsync(execution, kind, SiteDocumentKinds.About, about, execution.Pointer, "setting", ct);
        }
    }
}
