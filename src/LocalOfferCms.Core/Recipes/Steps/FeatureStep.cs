using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Switches features on and off. What they stand for is built in, so this records the wish and names what is not known.</summary>
internal sealed class FeatureStep(IEnumerable<IModule> modules) : IRecipeStep
{
    private const int MaxId = 256;

    public string Name => "feature";

    public void Check(JsonObject step, RecipeCheck check)
    {
        foreach (var member in new[] { "enable", "disable" })
        {
            if (step.Member(member) is { } node && (node is not JsonArray array || !array.All(n => JsonText.String(n) is { Length: > 0 and <= MaxId })))
            {
                check.Report.AddError($"{check.Pointer}/{step.Key(member)}", "step", Name, $"'{member}' is not a list of feature names.");
            }
        }
    }

    public async Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct)
    {
        foreach (var (member, on) in new[] { ("disable", false), ("enable", true) })
        {
            var features = JsonText.Strings(step.Member(member));
            for (var i = 0; i < features.Count; i++)
            {
                var pointer = $"{execution.Pointer}/{step.Key(member)}/{i}";
                await SiteDocumentWriter.PutAsync(execution, SiteDocumentKinds.Feature, features[i], new JsonObject { ["Enabled"] = on }, pointer, "feature", ct);
                if (!KnownNames.Features.Contains(features[i]) && !modules.Any(m => m.Name == features[i]))
                {
                    execution.Report.AddNotUnderstood(pointer, "feature", features[i], "There is no such feature here.");
                }
            }
        }
    }
}
