using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Media.Documents;

/// <summary>Checks documents that are zips inside (Office, OpenDocument, EPUB): every entry is unpacked once, to nowhere and within a budget, so that a bomb is found
/// out whatever its headers say; what runs by itself, or reaches out for more when it is opened, is refused.</summary>
internal sealed partial class PackageCheck
{
    private const long MostUnpacked = 250_000_000;
    private const int MostEntries = 20_000;
    private const int DeepestNesting = 2;
    private const int Head = 65_536;
    private const int MostNested = 60_000_000;

    private readonly string _name;
    private readonly Dictionary<string, string> _heads = new(StringComparer.OrdinalIgnoreCase);
    private long _left = MostUnpacked;
    private int _entriesLeft = MostEntries;

    private PackageCheck(string name) => _name = name;

    /// <summary>How many pages or slides the document says that it has; null when it does not say.</summary>
    /// <exception cref="RefusedException">It is not taken.</exception>
    public static int? Check(string name, byte[] bytes)
    {
        var check = new PackageCheck(name);
        check.Look(bytes, 0);
        return check.PageCount();
    }

    private void Look(byte[] bytes, int depth)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if ((_entriesLeft -= zip.Entries.Count) < 0)
            {
                throw Bomb();
            }

            foreach (var entry in zip.Entries)
            {
                RefuseName(entry.FullName);
                LookInto(entry, depth);
            }
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw Refuse("MediaDamaged", $"The document '{_name}' is damaged, or locked with a password. Open it, save it again without a password, and try again.");
        }
    }

    private void LookInto(ZipArchiveEntry entry, int depth)
    {
        using var content = entry.Open();
        var head = new byte[Head];
        var length = content.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        Spend(length);
        head = head[..length];
        if (depth == 0)
        {
            _heads[entry.FullName] = Encoding.UTF8.GetString(head);
        }

        RefuseContent(entry.FullName, head);
        using var rest = head.AsSpan().StartsWith("PK\x03\x04"u8) ? new MemoryStream() : null;
        rest?.Write(head);
        var block = new byte[81_920];
        for (int read; (read = content.Read(block)) > 0;)
        {
            Spend(read);
            rest?.Write(block, 0, read);
            if (rest?.Length > MostNested)
            {
                throw Bomb();
            }
        }

        if (rest is not null)
        {
            // A chart brings its table along as a document of its own; a zip in that again, or one that is larger than any table, is a bomb.
            if (depth + 1 >= DeepestNesting)
            {
                throw Bomb();
            }

            Look(rest.ToArray(), depth + 1);
        }
    }

    private void Spend(int bytes)
    {
        if ((_left -= bytes) < 0)
        {
            throw Bomb();
        }
    }

    private void RefuseName(string entry)
    {
        var parts = entry.Split('/', '\\');
        if (entry.Length > 1_000 || parts.Contains("..") || entry.StartsWith('/') || entry.Contains(':') || entry.Any(char.IsControl))
        {
            throw Refuse("MediaDamaged", $"The document '{_name}' holds a part with an impossible name. It is not taken.");
        }

        var file = parts[^1];
        if (file.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase) || file.StartsWith("vbaData", StringComparison.OrdinalIgnoreCase)
            || parts.Contains("activeX", StringComparer.OrdinalIgnoreCase) || parts.Contains("macrosheets", StringComparer.OrdinalIgnoreCase)
            || parts is ["Basic" or "Scripts", ..])
        {
            throw Macros();
        }
    }

    private void RefuseContent(string entry, byte[] head)
    {
        if (!entry.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var text = Encoding.UTF8.GetString(head);
        if (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
        {
            throw Macros();
        }

        if (text.Contains("<!ENTITY", StringComparison.Ordinal))
        {
            throw Bomb();
        }

        if (ReachesOut().IsMatch(text))
        {
            throw Refuse("MediaActive", $"The document '{_name}' fetches a template or another document from elsewhere when it is opened. Save it without that link and try again.");
        }
    }

    /// <summary>Word and PowerPoint write it down when they save; OpenDocument too. A number that no paper has is left out.</summary>
    private int? PageCount() => Pages().Matches(string.Concat(_heads.GetValueOrDefault("docProps/app.xml"), _heads.GetValueOrDefault("meta.xml")))
        .Select(m => int.Parse(m.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
        .FirstOrDefault() is > 0 and < 10_000 and var pages ? pages : null;

    private RefusedException Macros() => Refuse("MediaMacros", $"The document '{_name}' has macros in it: small programs that run on the reader's computer. Save it without macros and try again.");

    private RefusedException Bomb() => Refuse("MediaBomb", $"The document '{_name}' unpacks to far more than its size, which can stop a reader's computer. It is not taken.");

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);

    [GeneratedRegex(@"(<Pages>|<Slides>|meta:page-count=['\x22])(?<n>\d{1,5})", RegexOptions.ExplicitCapture)]
    private static partial Regex Pages();

    /// <summary>Relationships that Office follows by itself; links that a reader follows are of the type hyperlink.</summary>
    [GeneratedRegex("""<Relationship\b(?=[^>]*TargetMode="External")(?=[^>]*/(attachedTemplate|oleObject|frame|subDocument|externalLinkPath)")""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ReachesOut();
}
