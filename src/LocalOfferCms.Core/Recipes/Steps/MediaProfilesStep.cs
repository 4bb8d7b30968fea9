using System.Text.Json.Nodes;
using LocalOfferCms.Core.Media;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>The sizes and formats in which the site offers pictures. One that is not understood is kept for export, and nothing is made by it.</summary>
internal sealed class MediaProfilesStep : IRecipeStep
{
    public string Name => MediaProfile.DocumentKind;

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        if (step.Member(Name) is not JsonObject profiles || profiles.Any(entry => entry.Value is not JsonObject))
        {
            execution.Report.AddNotUnderstood(execution.Pointer, "step", Name, "It holds no map from names to profiles. Kept for export.");
            await KeptStep.KeepWholeAsync(step, execution, Name, ct);
            return;
        }

        foreach (var (name, entry) in profiles)
        {
            var profile = (JsonObject)entry!;
            var pointer = $"{execution.Pointer}/{Name}/{name}";
            if (MediaProfile.WhyNot(name, profile) is { } reason)
            {
                execution.Report.AddNotUnderstood(pointer, "media profile", name, $"No pictures are made by it. {reason}");
            }

            await SiteDocumentWriter.PutAsync(execution, Name, name, profile, pointer, "media profile", ct);
        }
    }
}
