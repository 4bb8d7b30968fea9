namespace LocalOfferCms.Core.Recipes;

/// <summary>The only files that a recipe may read: those in its own folder.</summary>
public static class RecipeFolder
{
    /// <summary>The most that one file beside a recipe may hold, in bytes.</summary>
    public const long MaxFileBytes = 200_000_000;

    /// <summary>The full path of a file in the folder. It need not exist.</summary>
    /// <param name="folder">The recipe's folder, absolute.</param>
    /// <param name="relative">What the recipe says, such as <c>data/x.json</c>.</param>
    /// <param name="pointer">Where it says so.</param>
    /// <exception cref="RecipeException">It leads out of the folder: by <c>..</c>, an absolute path, a drive letter or a symbolic link.</exception>
    public static string Resolve(string folder, string relative, string pointer)
    {
        var name = relative.Replace('\\', '/');
        if (name.Length == 0 || name.Contains('\0'))
        {
            throw Refuse(pointer, relative, "The recipe names a file by an empty or impossible path.");
        }

        if (name.StartsWith('/') || name.Contains(':') || name.StartsWith('~'))
        {
            throw Refuse(pointer, relative, $"'{relative}' is not a path within the recipe's folder: absolute paths, drives and addresses are not read.");
        }

        var path = folder;
        foreach (var segment in name.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                throw Refuse(pointer, relative, $"'{relative}' leads out of the recipe's folder. A recipe reads only files in its own folder.");
            }

            path = Path.Combine(path, segment);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw Refuse(pointer, relative, $"'{relative}' goes through a symbolic link. A recipe reads only files in its own folder.");
            }
        }

        return Path.GetFullPath(path);
    }

    /// <summary>The bytes of a file in the folder; null when there is none.</summary>
    /// <exception cref="RecipeException">It leads out of the folder, or is too large.</exception>
    public static async Task<byte[]?> ReadAsync(string folder, string relative, string pointer, CancellationToken ct) =>
        Find(folder, relative, pointer) is { } file ? await File.ReadAllBytesAsync(file.FullName, ct) : null;

    /// <summary>As <see cref="ReadAsync"/>, for the checks that come before anything is changed.</summary>
    public static byte[]? Read(string folder, string relative, string pointer) =>
        Find(folder, relative, pointer) is { } file ? File.ReadAllBytes(file.FullName) : null;

    private static FileInfo? Find(string folder, string relative, string pointer)
    {
        var file = new FileInfo(Resolve(folder, relative, pointer));
        if (file.Exists && file.Length > MaxFileBytes)
        {
            throw Refuse(pointer, relative, $"'{relative}' is {file.Length / 1_000_000:N0} MB. The most is {MaxFileBytes / 1_000_000} MB.");
        }

        return file.Exists ? file : null;
    }

    private static RecipeException Refuse(string pointer, string name, string message) => new(pointer, "file", name, message);
}
