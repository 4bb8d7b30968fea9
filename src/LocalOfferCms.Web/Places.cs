namespace LocalOfferCms.Web;

/// <summary>Where things are on this machine.</summary>
/// <param name="Data">The folder that contains <c>App_Data</c>.</param>
/// <param name="Recipes">The recipes that come with the platform.</param>
/// <param name="Brands">The brand folders.</param>
internal sealed record Places(string Data, string Recipes, string Brands)
{
    /// <summary>In a clone, the repository's own folders; in a published output, those beside the program.</summary>
    public static Places From(IConfiguration configuration)
    {
        var root = Root();
        return new(
            Path.GetFullPath(configuration["Data"] ?? Environment.GetEnvironmentVariable("LOCALOFFER_DATA") ?? root),
            Path.GetFullPath(configuration["Paths:Recipes"] ?? Path.Combine(root, "recipes")),
            Path.GetFullPath(configuration["Paths:Brands"] ?? Path.Combine(root, "themes")));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LocalOfferCms.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
