using System.Text;

namespace LocalOfferCms.Core.Imports;

/// <summary>Reads pages out of files, whichever of the kinds they are.</summary>
public static class ForeignFiles
{
    /// <summary>Kinds of file that a page can be made of, for people and for file pickers.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".html", ".htm", ".md", ".markdown", ".docx", ".zip"];

    private static readonly string[] Companions = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".css", ".js", ".svg", ".xml", ".thmx", ".txt"];

    /// <summary>Unpacks what is a zip and leaves the rest as it is.</summary>
    /// <exception cref="RefusedException">There are too many files, or too large ones.</exception>
    public static IReadOnlyList<ImportFile> Unpack(IEnumerable<ImportFile> files)
    {
        var all = new List<ImportFile>();
        foreach (var file in files)
        {
            ImportPackages.RefuseTooLarge(file.Name, file.Bytes.LongLength);
            all.AddRange(Is(file.Name, ".zip") ? ImportPackages.Open(file.Name, file.Bytes) : [file]);
            if (all.Count > ImportPackages.MaxFiles)
            {
                throw new RefusedException([new("ImportTooMany", $"More than {ImportPackages.MaxFiles} files at once are not taken. Bring them in in parts.")]);
            }
        }

        return all;
    }

    /// <summary>The pages of the files, and the files that are none.</summary>
    public static (IReadOnlyList<ForeignPage> Pages, IReadOnlyList<UnreadFile> Unread) Read(IReadOnlyList<ImportFile> files)
    {
        var (pages, unread) = (new List<ForeignPage>(), new List<UnreadFile>());
        var byName = files.DistinctBy(f => f.Name.ToLowerInvariant()).ToDictionary(f => f.Name.ToLowerInvariant(), f => f.Bytes);
        foreach (var file in files.Where(f => !Array.Exists(Companions, ending => Is(f.Name, ending))).OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                if (One(file, byName) is { } page)
                {
                    pages.Add(page);
                }
                else
                {
                    unread.Add(new(file.Name, "It is too large or too deeply nested to be a page."));
                }
            }
            catch (RefusedException refused)
            {
                unread.Add(new(file.Name, refused.Message));
            }
        }

        return (pages, unread);
    }

    private static ForeignPage? One(ImportFile file, Dictionary<string, byte[]> all)
    {
        if (file.Bytes.Length == 0)
        {
            throw new RefusedException([new("ImportEmpty", "The file is empty.")]);
        }

        return Path.GetExtension(file.Name).ToLowerInvariant() switch
        {
            ".html" or ".htm" => HtmlPageReader.Read(file.Name, file.Bytes, Text(file.Bytes), source => Beside(file.Name, source, all)),
            ".md" or ".markdown" => MarkdownPageReader.Read(file.Name, file.Bytes, Text(file.Bytes), source => Beside(file.Name, source, all)),
            ".docx" => WordPageReader.Read(file.Name, file.Bytes),
            ".doc" => throw new RefusedException([new("ImportKind", "It is in Word's old format. Save it as .docx first.")]),
            var other => throw new RefusedException([new("ImportKind", $"Files of the kind '{other}' cannot become pages. Use HTML, Markdown or Word (.docx).")]),
        };
    }

    /// <summary>A file that lies where a page says that its picture does; null when there is none.</summary>
    private static byte[]? Beside(string page, string source, Dictionary<string, byte[]> all)
    {
        var path = source.Split('?', '#')[0].Replace('\\', '/');
        if (path.Contains("://", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var folders = path.StartsWith('/') ? [] : page.Split('/')[..^1].ToList();
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(s => s != "."))
        {
            if (step != "..")
            {
                folders.Add(step);
            }
            else if (folders.Count > 0)
            {
                folders.RemoveAt(folders.Count - 1);
            }
        }

        return all.GetValueOrDefault(string.Join('/', folders).ToLowerInvariant());
    }

    /// <summary>UTF-8, as nearly all pages are; else what Windows calls 1252, which Latin-1 is but for its quotes.</summary>
    internal static string Text(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes, 2, bytes.Length - 2);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return string.Concat(bytes.Select(Windows));
        }
    }

    private static char Windows(byte value) => value is >= 0x80 and <= 0x9F ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[value - 0x80] : (char)value;

    private static bool Is(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
