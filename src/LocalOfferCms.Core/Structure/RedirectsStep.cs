using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Recipes;

namespace LocalOfferCms.Core.Structure;

/// <summary>Ours: addresses that lead to others, as the export writes them. One that the council has already stays as it has it.</summary>
internal sealed class RedirectsStep : IRecipeStep
{
    public const string StepName = "redirects";
    public const string List = "redirects";

    public string Name => StepName;

    public void Check(JsonObject step, RecipeCheck check)
    {
        check.CheckObjects(step, List, required: true);
        foreach (var (redirect, pointer) in step.Objects(List, check.Pointer))
        {
            var from = ContentPath.Normalise(redirect.Text("from") ?? "");
            if (from.Length == 0 || ContentPath.Refuse(from) is not null || !IsTarget(redirect))
            {
                check.Report.AddError(pointer, "redirect", from, "It needs 'from', an address of the site, and 'item', a content item id, or 'address'.");
            }
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var (redirect, pointer) in step.Objects(List, execution.Pointer))
        {
            var from = ContentPath.Normalise(redirect.Text("from")!);
            if (await execution.Db.Set<Redirect>().FindAsync([from], ct) is not null)
            {
                execution.Report.Add(RecipeOutcome.Unchanged, pointer, "redirect", from);
                continue;
            }

            execution.Db.Set<Redirect>().Add(new Redirect
            {
                Path = from, ContentItemId = redirect.Text("item"), Address = redirect.Text("address"), CreatedUtc = execution.Change.Now, Author = execution.Change.Author,
            });
            execution.Report.Add(RecipeOutcome.Created, pointer, "redirect", from);
        }
    }

    /// <summary>A redirect as it stands in a recipe.</summary>
    public static JsonObject Entry(Redirect redirect) => redirect.ContentItemId is { } item
        ? new() { ["from"] = redirect.Path, ["item"] = item }
        : new() { ["from"] = redirect.Path, ["address"] = redirect.Address };

    private static bool IsTarget(JsonObject redirect) =>
        redirect.Text("item") is { Length: > 0 and <= ContentIds.MaxLength } || redirect.Text("address") is { Length: > 0 and <= 4096 } address && Text.SafeAddress.Link(address) is not null;
}
