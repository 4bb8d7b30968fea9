using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Imports content items, all or none.</summary>
internal sealed class ContentStep(ContentImport import) : IRecipeStep
{
    private const string List = "data";

    public string Name => "content";

    public void Check(JsonObject step, RecipeCheck check)
    {
        check.CheckObjects(step, List, required: true);
        ContentItemCheck.Check(step.Objects(List, check.Pointer), check.Report);
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var vocabulary = await ContentVocabulary.LoadAsync(execution.Db, ct);
        foreach (var (given, pointer) in step.Objects(List, execution.Pointer))
        {
            var item = (JsonObject)given.DeepClone();
            await ImportAsync(item, vocabulary, execution, pointer, ct);

            // What was written is forgotten at once: the tracker looks through all that it holds at every save.
            await execution.Db.SaveChangesAsync(ct);
            execution.Db.ChangeTracker.Clear();
        }
    }

    private async Task ImportAsync(JsonObject item, ContentVocabulary vocabulary, RecipeExecution execution, string pointer, CancellationToken ct)
    {
        var id = JsonText.String(item["ContentItemId"])!;
        var title = JsonText.String(item["DisplayText"]) is { Length: > 0 } text ? text : id;
        if (JsonText.String(item["ContentItemVersionId"]) is { Length: > 0 } version
            && await execution.Db.ContentVersions.AnyAsync(v => v.ContentItemVersionId == version && v.ContentItemId != id, ct))
        {
            throw new RecipeException(pointer, "content item", title, $"Its ContentItemVersionId '{version}' is that of a version of another item here.");
        }

        ContentHtml.Sanitise(item, pointer, title, execution.Report);
        vocabulary.Report(item, pointer, execution.Report);
        await ContentAddress.FillAsync(item, vocabulary, execution, pointer, ct);
        try
        {
            var outcome = await import.ImportAsync(item, execution, pointer, ct);
            execution.Report.Add(outcome, pointer, "content item", title, id == title ? "" : id);
        }
        catch (RefusedException e)
        {
            throw new RecipeException(pointer, "content item", title, e.Message);
        }
    }
}
