namespace LocalOfferCms.TestSupport;

/// <summary>Finds the repository from wherever the tests were built to.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Root = new(Find);

    /// <summary>The folder that holds <c>LocalOfferCms.sln</c>.</summary>
    public static string Folder => Root.Value;

    /// <summary>A path inside the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "LocalOfferCms.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No LocalOfferCms.sln above {AppContext.BaseDirectory}: run the tests from inside the repository.");
    }
}
