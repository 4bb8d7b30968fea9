using System.IO.Compression;
using LocalOfferCms.Core.Media;

namespace LocalOfferCms.Core.Imports;

/// <summary>Opens zips that somebody uploads, within limits.</summary>
internal static class ImportPackages
{
    /// <summary>The largest file that is taken, in bytes.</summary>
    public const int MaxFile = 20_000_000;

    /// <summary>The most that a zip may hold when it is unpacked, in bytes.</summary>
    public const long MaxUnpacked = 100_000_000;

    /// <summary>The most files at once.</summary>
    public const int MaxFiles = 500;

    /// <summary>The files of a zip.</summary>
    /// <exception cref="RefusedException">It is none, or holds too much.</exception>
    public static List<ImportFile> Open(string name, byte[] bytes)
    {
        RefuseBomb(name, bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var files = new List<ImportFile>();
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/') && !IsClutter(e.FullName)))
        {
            using var stream = entry.Open();
            using var unpacked = new MemoryStream();
            var block = new byte[81_920];
            for (int read; (read = stream.Read(block)) > 0;)
            {
                unpacked.Write(block, 0, read);
                RefuseTooLarge(entry.FullName, unpacked.Length);
            }

            files.Add(new(entry.FullName.Replace('\\', '/').TrimStart('/'), unpacked.ToArray()));
        }

        return files;
    }

    /// <summary>Refuses a zip, or a document that is one inside, which says that it is far larger than its file.</summary>
    public static void RefuseBomb(string name, byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxFiles * 10 || zip.Entries.Sum(e => Math.Max(0, e.Length)) > MaxUnpacked)
            {
                throw new RefusedException([new("ImportTooMuch", $"'{name}' holds more than {FileKinds.SizeName(MaxUnpacked)} when it is unpacked, or too many files. Bring it in in parts.")]);
            }
        }
        catch (InvalidDataException)
        {
            throw new RefusedException([new("ImportDamaged", $"'{name}' is damaged, or not what its name says.")]);
        }
    }

    public static void RefuseTooLarge(string name, long length)
    {
        if (length > MaxFile)
        {
            throw new RefusedException([new("ImportTooLarge", $"'{name}' is larger than {FileKinds.SizeName(MaxFile)}.")]);
        }
    }

    private static bool IsClutter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Split('/')[^1].StartsWith('.') || name.Split('/').Contains("..");
}
