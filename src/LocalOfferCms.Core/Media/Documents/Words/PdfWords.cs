using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Media.Documents.Words;

/// <summary>What a PDF says.</summary>
/// <param name="Title">The title that the file gives itself; may be empty.</param>
/// <param name="Markdown">Its words.</param>
/// <param name="Links">Addresses that it links to.</param>
internal sealed record PdfText(string Title, string Markdown, IReadOnlyList<string> Links);

/// <summary>Reads a PDF's words as Markdown: headings by size and weight, paragraphs by their distance, lists by their marks. Pictures of words are not read.</summary>
internal static partial class PdfWords
{
    private const int MostPages = 300;
    private const int LongestHeading = 160;
    private const double HeadingSize = 1.12;

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">It is locked, damaged, a bomb, too long, or has no words.</exception>
    public static PdfText Read(string name, byte[] bytes)
    {
        try
        {
            var pdf = PdfDocument.Read(bytes);
            PdfCheck.RefuseLocked(name, pdf);
            var pages = PdfCheck.Pages(pdf);
            if (pages.Count == 0)
            {
                throw new PdfException("It has no pages.");
            }

            if (pages.Count > MostPages)
            {
                throw new RefusedException([new("PdfTooLong", $"The PDF '{name}' has more than {MostPages} pages, so it is more than a report. Take the report out of it first.")]);
            }

            var pieces = new PdfPieces(pdf);
            var lines = PdfLines.Of([.. pages.Select(pieces.Of)]);
            return lines.Count == 0
                ? throw new RefusedException([new("PdfScanned", $"The PDF '{name}' has no text. It seems to be a scan, a picture of paper. Use the document that it was printed from, or type the text in.")])
                : new(pdf.Text(pdf.Info?.GetValueOrDefault("Title")), Write(lines), Links(pdf));
        }
        catch (PdfException error)
        {
            throw PdfCheck.Damaged(name, error);
        }
        catch (PdfBombException)
        {
            throw PdfCheck.Bomb(name);
        }
    }

    private static List<string> Links(PdfDocument pdf) =>
        [.. pdf.Objects.SelectMany(o => (object?[])[o.Dictionary?.GetValueOrDefault("URI"), pdf.Dictionary(o.Dictionary?.GetValueOrDefault("A"))?.GetValueOrDefault("URI")]).Select(pdf.Text).Where(uri => uri.Length > 0)];

    private static string Write(List<PdfLine> lines)
    {
        var body = lines.GroupBy(l => l.Size).OrderByDescending(g => g.Sum(l => l.Text.Length)).First().Key;
        var sizes = lines.Where(l => l.Size > body * HeadingSize).Select(l => l.Size).Distinct().OrderDescending().ToList();
        var leading = Leading(lines, body);
        var margins = lines.GroupBy(Column).ToDictionary(g => g.Key, g => g.Max(l => l.End));
        var text = new StringBuilder();
        PdfLine? before = null;
        var (beforeLevel, isBodyBold) = (0, lines.Where(l => l.Size == body).Sum(l => l.IsBold ? l.Text.Length : -l.Text.Length) > 0);
        foreach (var line in lines)
        {
            var level = line.Size > body * HeadingSize ? Math.Min(sizes.IndexOf(line.Size) + 1, 4) : line.IsBold && !isBodyBold && line.Text[^1] is not '.' and not ',' and not ';' ? Math.Min(sizes.Count + 1, 5) : 0;
            level = line.Text.Length > LongestHeading || !line.Text.Any(char.IsLetter) ? 0 : level;
            var bullet = Bullet().Match(line.Text);
            if (before is not null && beforeLevel == level && !bullet.Success && IsSameParagraph(before, line, leading, level > 0) && (level > 0 || IsFull(before, line, margins[Column(before)])))
            {
                Join(text, line.Text);
            }
            else
            {
                text.Append(before is null ? "" : "\n\n").Append(level > 0 ? new string('#', level) + " " : "").Append(bullet.Success ? "- " + Escape(line.Text[bullet.Length..]) : Escape(line.Text));
            }

            (before, beforeLevel) = (line, level);
        }

        return text.ToString();
    }

    /// <summary>How far apart the lines of a paragraph stand: what is most usual.</summary>
    private static double Leading(List<PdfLine> lines, double body)
    {
        var gaps = lines.Zip(lines.Skip(1)).Where(p => p.First.Page == p.Second.Page && p.First.Size == body && p.Second.Size == body).Select(p => Math.Round(p.First.Y - p.Second.Y, 1)).Where(gap => gap > 0 && gap < body * 2.2).ToList();
        return gaps.Count == 0 ? body * 1.3 : gaps.GroupBy(g => g).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
    }

    private static bool IsSameParagraph(PdfLine before, PdfLine line, double leading, bool isHeading)
    {
        // A paragraph goes on over the page when it did not end.
        if (before.Page != line.Page)
        {
            return !isHeading && before.Text[^1] is not '.' and not '?' and not '!' and not ':';
        }

        var gap = before.Y - line.Y;
        return gap > 0 && gap < (isHeading ? line.Size * 1.5 : leading * 1.25);
    }

    /// <summary>Whether a line goes on because the next word did not fit on it: else its writer ended it there.</summary>
    private static bool IsFull(PdfLine before, PdfLine line, double margin)
    {
        var word = line.Text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var length ? length : line.Text.Length;
        return margin - before.End < (word + 2) * 0.6 * line.Size;
    }

    private static (int Page, double X) Column(PdfLine line) => (line.Page, Math.Round(line.X / 3));

    private static void Join(StringBuilder text, string line)
    {
        // "pro-" at a line's end is mostly "pro-vision"; a word that has its own hyphen loses it, which a reader puts right.
        if (text.Length > 1 && text[^1] == '-' && char.IsLower(text[^2]) && char.IsLower(line[0]))
        {
            text.Length--;
            text.Append(line);
        }
        else
        {
            text.Append(' ').Append(Escape(line));
        }
    }

    private static string Escape(string text) => Marks().Replace(text, @"\$0");

    [GeneratedRegex(@"^(?:[•●▪■◦‣⁃∙·–\uF0B7\uF0A7]|o(?= )|[-*](?= ))\s*")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"[\\`*_\[\]<>|]|^[#+>-](?=\s)")]
    private static partial Regex Marks();
}
