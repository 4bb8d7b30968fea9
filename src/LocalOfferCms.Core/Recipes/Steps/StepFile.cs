using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>The data of a step that may lie in a file beside the recipe: <c>"file": "data/x.json"</c>.</summary>
public static class StepFile
{
    /// <summary>The step itself, or what its file holds; a file that is a bare list is taken for the list named.</summary>
    /// <exception cref="RecipeException">The file is missing, lies outside the recipe's folder, or is not JSON.</exception>
    public static JsonObject Read(JsonObject step, string list, string folder, string pointer)
    {
        if (step["file"] is null)
        {
            return step;
        }

        var place = $"{pointer}/file";
        var name = JsonText.String(step["file"]) ?? throw new RecipeException(place, "file", "", "'file' is not a text.");
        var bytes = RecipeFolder.Read(folder, name, place) ?? throw new RecipeException(place, "file", name, $"There is no file '{name}' beside the recipe.");
        return RecipeJson.Parse(bytes, name) switch
        {
            JsonObject json => json,
            JsonArray array => new JsonObject { [list] = array.DeepClone() },
            _ => throw new RecipeException(place, "file", name, "The file holds neither an object nor a list."),
        };
    }
}
