using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Ours: words and what they mean. Each becomes a content item of the type <c>GlossaryTerm</c>, so that it has drafts, history and an
/// editor like any other; what is for search only is kept as one document.</summary>
internal sealed class GlossaryStep(ContentImport import) : IRecipeStep
{
    private const string List = "terms";
    private const int MaxId = 59;

    public string Name => "glossary";

    public void Check(JsonObject step, RecipeCheck check)
    {
        var data = StepFile.Read(step, List, check.Folder, check.Pointer);
        check.CheckObjects(data, List, required: true, "id");
        check.CheckObjects(data, List, required: true, "term");
        foreach (var (term, pointer) in data.Objects(List, check.Pointer).Where(t => t.Json.Text("id")?.Length > MaxId))
        {
            check.Report.AddError(pointer, "glossary term", term.Text("term") ?? "", $"Its id is longer than {MaxId} characters.");
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var data = StepFile.Read(step, List, execution.Folder, execution.Pointer);
        foreach (var (term, pointer) in data.Objects(List, execution.Pointer))
        {
            var outcome = await import.ImportAsync(Item(term), execution, pointer, ct);
            execution.Report.Add(outcome, pointer, "glossary term", term.Text("term")!);
            await execution.Db.SaveChangesAsync(ct);
            execution.Db.ChangeTracker.Clear();
        }

        await execution.KeepAboutAsync(SiteDocumentKinds.Glossary, data, List, ct);
    }

    private static JsonObject Item(JsonObject term)
    {
        var word = term.Text("term")!;
        return new JsonObject
        {
            ["ContentItemId"] = $"term-{term.Text("id")}",
            ["ContentType"] = "GlossaryTerm",
            ["DisplayText"] = word,
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = word },
            ["GlossaryTermPart"] = new JsonObject
            {
                ["Definition"] = new JsonObject { ["Text"] = term.Text("definition") ?? "" },
                ["Forms"] = new JsonObject { ["Values"] = Strings(term, "forms") },
                ["IsLegacy"] = new JsonObject { ["Value"] = term["legacy"] is JsonValue legacy && legacy.TryGetValue<bool>(out var flag) && flag },
                ["SeeAlso"] = new JsonObject { ["Text"] = term.Text("seeAlso") ?? "" },
                ["Synonyms"] = new JsonObject { ["Values"] = Strings(term, "synonyms") },
                ["Misspellings"] = new JsonObject { ["Values"] = Strings(term, "misspellings") },
                ["Topic"] = new JsonObject { ["Text"] = term.Text("topic") ?? "" },
            },
        };
    }

    private static JsonArray Strings(JsonObject term, string name) => new([.. JsonText.Strings(term.Member(name)).Select(s => JsonValue.Create(s))]);
}
