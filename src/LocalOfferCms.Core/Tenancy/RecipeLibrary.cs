using LocalOfferCms.Core.Recipes;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>The folder of the recipes that come with the platform.</summary>
/// <param name="Folder">Absolute.</param>
public sealed record RecipeLibrary(string Folder)
{
    /// <summary>The file of a recipe: a path as it is, when there is a file; else a file of the library, by its name with or without <c>.recipe.json</c>.</summary>
    public string Find(string recipe) =>
        File.Exists(recipe) ? Path.GetFullPath(recipe)
        : Path.Combine(Folder, recipe + ".recipe.json") is var named && File.Exists(named) ? named
        : Path.Combine(Folder, recipe);

    /// <summary>How a council's recipe is run: what the recipe may ask for, and where the recipes it names are.</summary>
    public RecipeOptions Options(Tenant tenant, string author) => new()
    {
        Author = author,
        RecipesFolder = Folder,
        Parameters = new Dictionary<string, string>
        {
            ["SiteName"] = tenant.Title,
            ["SiteTimeZone"] = tenant.TimeZone,
            ["AdminUsername"] = "admin",
            ["AdminUserId"] = ContentIds.FromName($"admin:{tenant.Id}"),
        },
    };
}
