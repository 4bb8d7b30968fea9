using System.IO.Compression;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Unpacks a recipe's zip into a folder of its own. What a zip says of itself is not believed: bytes are counted as they come out.</summary>
internal static class RecipeZip
{
    public const int MaxEntries = 20_000;
    public const long MaxBytes = 2_000_000_000;

    // Pictures, documents and text come out at most some tens of times larger than they went in; only bombs come out a hundred times larger.
    private const int MaxRatio = 100;
    private const long AlwaysAllowed = 20_000_000;

    public static void Unpack(FileInfo zip, string folder)
    {
        try
        {
            using var archive = ZipFile.OpenRead(zip.FullName);
            if (archive.Entries.Count > MaxEntries)
            {
                throw Refuse(zip, $"The zip holds {archive.Entries.Count:N0} files. The most is {MaxEntries:N0}.");
            }

            var left = Math.Min(MaxBytes, Math.Max(AlwaysAllowed, zip.Length * MaxRatio));
            foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
            {
                left = UnpackEntry(zip, entry, folder, left);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw Refuse(zip, $"The zip cannot be read: {e.Message}");
        }
    }

    private static long UnpackEntry(FileInfo zip, ZipArchiveEntry entry, string folder, long left)
    {
        var target = RecipeFolder.Resolve(folder, entry.FullName, "");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (Path.Exists(target))
        {
            throw Refuse(zip, $"The zip holds '{entry.FullName}' twice.");
        }

        using var source = entry.Open();
        using var file = new FileStream(target, FileMode.CreateNew);
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
            {
                throw Refuse(zip, $"The zip unpacks to far more than its own size (stopped at '{entry.FullName}'). It was not opened.");
            }

            file.Write(buffer, 0, read);
        }

        return left;
    }

    private static RecipeException Refuse(FileInfo zip, string message) => new("", "file", zip.Name, message);
}
