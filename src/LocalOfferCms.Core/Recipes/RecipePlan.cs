using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes;

/// <summary>A step that is ready to run: its expressions are worked out.</summary>
internal sealed record PlannedStep(IRecipeStep Handler, JsonObject Step, RecipeFile File, string Pointer)
{
    public string Name => JsonText.String(Step["name"]) ?? Handler.Name;
}

/// <summary>All that a recipe will do, the recipes it names among it, looked at before anything is changed.</summary>
internal sealed class RecipePlan : IDisposable
{
    // Each recipe within a recipe may name others: bounded both ways, so that neither a circle nor a doubling ends badly.
    private const int MaxNesting = 16;
    private const int MaxRecipes = 100;

    private readonly Dictionary<string, IRecipeStep> _handlers;
    private readonly RecipeOptions _options;
    private readonly RecipeReport _report;
    private readonly List<RecipeFile> _files = [];
    private readonly List<PlannedStep> _steps = [];

    private RecipePlan(IEnumerable<IRecipeStep> handlers, RecipeOptions options, RecipeReport report)
    {
        _handlers = handlers.ToDictionary(h => h.Name, StringComparer.OrdinalIgnoreCase);
        (_options, _report) = (options, report);
    }

    /// <summary>The recipe itself; absent when it could not be opened.</summary>
    public RecipeFile? Recipe => _files.FirstOrDefault();

    /// <summary>The steps, in the order in which they run.</summary>
    public IReadOnlyList<PlannedStep> Steps => _steps;

    /// <summary>Opens and checks. What is wrong stands in the report; then nothing may be run.</summary>
    public static RecipePlan Make(string path, IEnumerable<IRecipeStep> handlers, RecipeOptions options, RecipeReport report)
    {
        var plan = new RecipePlan(handlers, options, report);
        try
        {
            plan.Add(path, "", []);
        }
        catch (RecipeException e)
        {
            report.AddError(e.Pointer, e.Kind, e.Name, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.AddError("", "file", Path.GetFileName(path), $"The file cannot be read: {e.Message}");
        }

        return plan;
    }

    private void Add(string path, string prefix, IReadOnlyList<string> openRecipes)
    {
        if (_files.Count >= MaxRecipes)
        {
            throw new RecipeException(prefix, "recipe", Path.GetFileName(path), $"The recipe runs more than {MaxRecipes} others.");
        }

        var file = RecipeFile.Open(path, _report);
        _files.Add(file);
        var expressions = new RecipeExpressions(file, _options.Parameters, _report);
        for (var i = 0; i < file.Steps.Count; i++)
        {
            var place = $"/steps/{i}";
            var pointer = prefix + place;
            if (expressions.Evaluate(file.Steps[i], place) is JsonObject step)
            {
                AddStep(step, file, pointer, [.. openRecipes, file.FilePath]);
            }
            else
            {
                _report.AddError(pointer, "step", $"{i + 1}", "A step is an object: it begins with { and ends with }.");
            }
        }
    }

    private void AddStep(JsonObject step, RecipeFile file, string pointer, IReadOnlyList<string> openRecipes)
    {
        if (JsonText.String(step["name"]) is not { Length: > 0 } name)
        {
            _report.AddNotUnderstood(pointer, "step", step.Text("name") ?? $"{file.Name}{pointer}", "The step has no 'name' (in lower case) that is a text. It was not carried out.");
            return;
        }

        if (name.Equals("recipes", StringComparison.OrdinalIgnoreCase))
        {
            AddNamedRecipes(step, file, pointer, openRecipes);
            return;
        }

        var handler = _handlers.GetValueOrDefault(name) ?? new Steps.UnknownStep(name);
        try
        {
            handler.Check(step, new RecipeCheck(file.Folder, pointer, _report));
        }
        catch (RecipeException e)
        {
            _report.AddError(e.Pointer, e.Kind, e.Name, e.Message);
        }

        _steps.Add(new PlannedStep(handler, step, file, pointer));
    }

    private void AddNamedRecipes(JsonObject step, RecipeFile file, string pointer, IReadOnlyList<string> openRecipes)
    {
        new RecipeCheck(file.Folder, pointer, _report).CheckObjects(step, "Values", required: true, "name");
        foreach (var (value, place) in step.Objects("Values", pointer))
        {
            if (value.Text("name") is not { } name)
            {
                continue;
            }

            if (NamedRecipes.Find(name, file.Folder, _options.RecipesFolder) is not { } path)
            {
                _report.AddError(place, "recipe", name, "There is no recipe of this name beside the recipe or in the recipes folder.");
            }
            else if (openRecipes.Contains(path) || openRecipes.Count >= MaxNesting)
            {
                _report.AddError(place, "recipe", name, $"The recipes run in a circle, or one within another more than {MaxNesting} times.");
            }
            else
            {
                Add(path, $"{pointer}/{name}:", openRecipes);
            }
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());
}
