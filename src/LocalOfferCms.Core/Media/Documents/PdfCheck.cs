using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Media.Documents;

/// <summary>What a PDF is like for its readers.</summary>
/// <param name="PageCount">Pages; null when they cannot be counted.</param>
/// <param name="Findings">What is wrong with it, in plain English.</param>
internal sealed record PdfReport(int? PageCount, IReadOnlyList<MediaFinding> Findings);

/// <summary>Checks a PDF: refuses one that is locked, damaged or acts by itself, and says what keeps people from reading the others.</summary>
internal static partial class PdfCheck
{
    private const int MostPages = 20_000;
    private const int PagesLookedAt = 200;

    private static readonly MediaFinding MakeAPage = new("PdfMakeAPage",
        "Please make a web page of it instead. A page can be read on a phone, read aloud, translated and found by search, and it is easier to keep up to date.");

    /// <exception cref="RefusedException">It is not taken.</exception>
    public static PdfReport Check(string name, byte[] bytes)
    {
        try
        {
            var pdf = PdfDocument.Read(bytes);
            RefuseLocked(name, pdf);
            RefuseActive(name, pdf);
            var pages = Pages(pdf);
            return pages.Count == 0
                ? throw new PdfException("It has no pages.")
                : new(pages.Count >= MostPages ? null : pages.Count, Findings(pdf, pages));
        }
        catch (PdfException error)
        {
            throw Damaged(name, error);
        }
        catch (PdfBombException)
        {
            throw Bomb(name);
        }
    }

    internal static RefusedException Damaged(string name, PdfException error) =>
        Refuse("MediaDamaged", $"The PDF '{name}' is damaged or incomplete ({Lower(error.Message)}). Open it, save or print it as a new PDF, and try again. Or make a web page of it.");

    internal static RefusedException Bomb(string name) =>
        Refuse("MediaBomb", $"The PDF '{name}' unpacks to far more than its size, which can stop a reader's computer. It is not taken.");

    internal static void RefuseLocked(string name, PdfDocument pdf)
    {
        if (pdf.IsEncrypted)
        {
            throw Refuse("PdfLocked", $"The PDF '{name}' is locked with a password or against copying. Screen readers cannot read it, and it cannot be checked. "
                + "Save it again without protection, or better, make a web page of it.");
        }
    }

    private static void RefuseActive(string name, PdfDocument pdf)
    {
        foreach (var found in pdf.Objects.SelectMany(o => Dictionaries(o.Value)))
        {
            if (found.ContainsKey("JS") || found.GetValueOrDefault("S") is PdfName { Value: "JavaScript" or "Launch" or "ImportData" or "RichMediaExecute" })
            {
                throw Refuse("PdfActive", $"The PDF '{name}' holds a script or starts a program when it is opened. It is not taken. "
                    + "Save it again without scripts, for instance by printing it as a PDF, or better, make a web page of it.");
            }
        }
    }

    private static IEnumerable<Dictionary<string, object?>> Dictionaries(object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> dictionary:
                return dictionary.Values.SelectMany(Dictionaries).Prepend(dictionary);
            case List<object?> list:
                return list.SelectMany(Dictionaries);
            default:
                return [];
        }
    }

    /// <summary>The pages in their order, each with what it draws with.</summary>
    internal static List<Dictionary<string, object?>> Pages(PdfDocument pdf)
    {
        var (pages, seen) = (new List<Dictionary<string, object?>>(), new HashSet<object>(ReferenceEqualityComparer.Instance));
        var waiting = new Stack<(object? Node, object? Resources)>();
        waiting.Push((pdf.Catalogue?.GetValueOrDefault("Pages"), null));
        while (waiting.TryPop(out var next) && pages.Count < MostPages)
        {
            if (pdf.Dictionary(next.Node) is not { } node || !seen.Add(node))
            {
                continue;
            }

            var resources = node.GetValueOrDefault("Resources") ?? next.Resources;
            if (node.ContainsKey("Kids"))
            {
                foreach (var kid in pdf.List(node["Kids"]).Reverse())
                {
                    waiting.Push((kid, resources));
                }
            }
            else
            {
                node["Resources"] = resources;
                pages.Add(node);
            }
        }

        return pages;
    }

    private static List<MediaFinding> Findings(PdfDocument pdf, List<Dictionary<string, object?>> pages)
    {
        var (found, catalogue) = (new List<MediaFinding>(), pdf.Catalogue!);
        var looked = pages.Take(PagesLookedAt).ToList();
        var without = looked.Count(page => !HasText(pdf, page));
        if (without == looked.Count)
        {
            found.Add(new("PdfScanned", "This PDF has no text. It seems to be a scan, a picture of paper: a screen reader finds nothing in it, and search finds no word of it."));
        }
        else if (without > 0)
        {
            found.Add(new("PdfPartlyScanned", $"{without} of the pages of this PDF {(without == 1 ? "has" : "have")} no text. They seem to be scans: a screen reader finds nothing on them."));
        }

        if (pdf.Dictionary(catalogue.GetValueOrDefault("MarkInfo"))?.GetValueOrDefault("Marked") is not true || pdf.Dictionary(catalogue.GetValueOrDefault("StructTreeRoot")) is null)
        {
            found.Add(new("PdfNotTagged", "This PDF is not tagged: it does not say what is a heading, a list or a table, so a screen reader may read it in the wrong order."));
        }

        if (pdf.Text(catalogue.GetValueOrDefault("Lang")).Length == 0)
        {
            found.Add(new("PdfNoLanguage", "This PDF does not say which language it is in, so a screen reader may read it with the wrong voice."));
        }

        if (pdf.Text(pdf.Info?.GetValueOrDefault("Title")).Length == 0 && !HasTitleInMetadata(pdf, catalogue))
        {
            found.Add(new("PdfNoTitle", "This PDF has no title of its own, so readers are told the name of the file instead."));
        }

        if (pdf.Objects.Any(o => o.Dictionary?.GetValueOrDefault("Type") is PdfName { Value: "EmbeddedFile" }))
        {
            found.Add(new("PdfAttachments", "This PDF has other files inside it. Few readers find them: offer each by itself."));
        }

        if (found.Count > 0)
        {
            found.Add(MakeAPage);
        }

        return found;
    }

    private static bool HasTitleInMetadata(PdfDocument pdf, Dictionary<string, object?> catalogue) =>
        pdf.Follow(catalogue.GetValueOrDefault("Metadata")) is { IsStream: true } stream && pdf.Unpack(stream) is { Length: < 2_000_000 } xmp
        && MetadataTitle().Match(Encoding.UTF8.GetString(xmp)) is { Success: true } title && title.Groups[1].Value.Trim().Length > 0;

    /// <summary>Whether a page writes any letters. When its drawing is packed in an unusual way the answer is yes: nobody is accused of a scan on a guess.</summary>
    private static bool HasText(PdfDocument pdf, Dictionary<string, object?> page)
    {
        var contents = pdf.Follow(page.GetValueOrDefault("Contents"));
        var streams = contents switch
        {
            null => [],
            { IsStream: true } => [contents],
            _ => pdf.List(contents.Value).Select(pdf.Follow).OfType<PdfEntry>().Where(entry => entry.IsStream).ToList(),
        };
        return streams.Any(stream => Writes(pdf, stream))
            || FormsOf(pdf, page.GetValueOrDefault("Resources"), [], 0).Any(form => Writes(pdf, form));
    }

    /// <summary>Drawings that a page borrows, and those which they borrow.</summary>
    private static IEnumerable<PdfEntry> FormsOf(PdfDocument pdf, object? resources, HashSet<int> seen, int depth)
    {
        foreach (var value in pdf.Dictionary(pdf.Dictionary(resources)?.GetValueOrDefault("XObject"))?.Values.ToList() ?? [])
        {
            if (depth < 4 && pdf.Follow(value) is { IsStream: true } form && form.Dictionary is { } head
                && head.GetValueOrDefault("Subtype") is PdfName { Value: "Form" } && seen.Add(form.StreamStart))
            {
                yield return form;
                foreach (var inner in FormsOf(pdf, head.GetValueOrDefault("Resources"), seen, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }

    private static bool Writes(PdfDocument pdf, PdfEntry stream) => pdf.Ask(stream, drawing => drawing is null || WritesText(drawing));

    // Text is written by Tj, TJ, ' and ", each after a text in brackets that is not empty.
    private static bool WritesText(ReadOnlySpan<byte> drawing)
    {
        for (var i = 1; i < drawing.Length; i++)
        {
            var isWriter = drawing[i] is (byte)'\'' or (byte)'"'
                || (drawing[i] is (byte)'j' or (byte)'J' && drawing[i - 1] == 'T');
            if (isWriter && (i + 1 == drawing.Length || PdfValues.IsDelimiter(drawing[i + 1])))
            {
                var before = drawing[i] is (byte)'\'' or (byte)'"' ? i - 1 : i - 2;
                while (before > 0 && PdfValues.IsSpace(drawing[before]))
                {
                    before--;
                }

                if (before > 0 && drawing[before] is (byte)')' or (byte)'>' or (byte)']' && drawing[before - 1] is not (byte)'(' and not (byte)'<' and not (byte)'[')
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);

    [GeneratedRegex(@"<dc:title>.{0,300}?<rdf:li[^>]{0,100}>([^<]{0,500})</rdf:li>", RegexOptions.Singleline)]
    private static partial Regex MetadataTitle();
}
