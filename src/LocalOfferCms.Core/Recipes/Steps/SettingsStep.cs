using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Plain values go into the site's general settings; every object is a settings document of its own. Names are read as they are written.
/// Long ones may lie in a file beside the recipe.</summary>
internal sealed class SettingsStep : IRecipeStep
{
    public string Name => "Settings";

    public void Check(JsonObject step, RecipeCheck check) => StepFile.Read(step, Name, check.Folder, check.Pointer);

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        var settings = StepFile.Read(step, Name, execution.Folder, execution.Pointer);
        var general = await SiteDocumentWriter.ReadAsync(execution.Db, SiteDocumentKinds.Settings, SiteDocumentKinds.General, ct) ?? [];
        var any = false;
        foreach (var (key, value) in settings.Where(m => m.Key != "name" && m.Value is not null))
        {
            if (value is JsonObject named && key != SiteDocumentKinds.General)
            {
                await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.Settings, key, named, $"{execution.Pointer}/{key}", "setting", ct);
            }
            else
            {
                any = true;
                Merge(general, key, value!);
            }
        }

        if (any)
        {
            await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.Settings, SiteDocumentKinds.General, general, execution.Pointer, "setting", ct);
        }
    }

    private static void Merge(JsonObject general, string key, JsonNode value)
    {
        if (value is not JsonObject whole)
        {
            general[key] = value.DeepClone();
            return;
        }

        foreach (var (name, inner) in whole)
        {
            general[name] = inner?.DeepClone();
        }
    }
}

/// <summary>Settings that are content items: each is kept under its type's name.</summary>
internal sealed class CustomSettingsStep : IRecipeStep
{
    public string Name => "custom-settings";

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var (key, value) in step.Where(m => m.Key != "name"))
        {
            var pointer = $"{execution.Pointer}/{key}";
            if (value is JsonObject item)
            {
                await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.CustomSettings, key, item, pointer, "setting", ct);
            }
            else
            {
                execution.Report.AddNotUnderstood(pointer, "setting", key, "Custom settings are content items; this is not one. It was not kept.");
            }
        }
    }
}
