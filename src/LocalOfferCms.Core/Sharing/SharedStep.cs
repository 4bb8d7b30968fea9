using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Recipes.Steps;

namespace LocalOfferCms.Core.Sharing;

/// <summary>Ours: copies of what another recipe offers, each at a place of this site:
/// <c>{ "name": "shared", "file": "library.recipe.json", "Source": "library", "Items": [{ "Item": "apdr-guide", "ContentItemId": "…", "Path": "…" }] }</c>.</summary>
internal sealed class SharedStep(SharedWriter writer) : IRecipeStep
{
    private const string List = "Items";

    public string Name => "shared";

    public void Check(JsonObject step, RecipeCheck check)
    {
        check.CheckObjects(step, List, required: true, "Item");
        check.CheckObjects(step, List, required: true, "ContentItemId");
        check.CheckObjects(step, List, required: true, "Path");
        if (JsonText.String(step["file"]) is null || step.Text("Source") is not { Length: > 0 })
        {
            check.Report.AddError(check.Pointer, "step", Name, "The step needs the 'file' of a recipe and its 'Source'.");
            return;
        }

        var offers = Offers(step, check.Folder, check.Pointer);
        foreach (var (entry, pointer) in step.Objects(List, check.Pointer).Where(e => offers.All(o => o.ItemId != e.Json.Text("Item"))))
        {
            check.Report.AddError(pointer, "shared item", entry.Text("Item") ?? "", $"'{JsonText.String(step["file"])}' offers no such item. Only published items marked as shareable may be copied.");
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var offers = Offers(step, execution.Folder, execution.Pointer).ToDictionary(o => o.ItemId);
        foreach (var (entry, pointer) in step.Objects(List, execution.Pointer))
        {
            var offer = offers[entry.Text("Item")!];
            try
            {
                var outcome = await writer.WriteAsync(offer, SharedPlace.Of(entry), execution, pointer, ct);
                execution.Report.Add(outcome, pointer, "shared item", offer.Title, $"from {offer.Source}");
            }
            catch (RefusedException e)
            {
                throw new RecipeException(pointer, "shared item", offer.Title, e.Message);
            }

            await execution.Db.SaveChangesAsync(ct);
            execution.Db.ChangeTracker.Clear();
        }
    }

    private static IReadOnlyList<SharedOffer> Offers(JsonObject step, string folder, string pointer) =>
        SharedOffer.Of(StepFile.Read(step, "steps", folder, pointer), step.Text("Source")!);
}
