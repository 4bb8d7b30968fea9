namespace LocalOfferCms.TestSupport;

/// <summary>The reference material beside the repository (<c>../shared</c>): found recipes, hostile mark-up, sample data.
/// A test that reads it carries <see cref="SharedDataFactAttribute"/>.</summary>
public static class SharedData
{
    private static string Folder => System.IO.Path.GetFullPath(RepositoryRoot.Path("..", "shared"));

    /// <summary>Whether it is there.</summary>
    public static bool Exists => Directory.Exists(Folder);

    /// <summary>A file or folder of <c>shared/data</c>, such as <c>Path("recipes", "blog.recipe.json")</c>,
    /// or else of <c>shared</c> itself, such as <c>Path("domain", "sample-content.md")</c>.</summary>
    public static string Path(params string[] parts)
    {
        var data = System.IO.Path.Combine([Folder, "data", .. parts]);
        var other = System.IO.Path.Combine([Folder, .. parts]);
        return System.IO.Path.Exists(data) || !System.IO.Path.Exists(other) ? data : other;
    }
}
