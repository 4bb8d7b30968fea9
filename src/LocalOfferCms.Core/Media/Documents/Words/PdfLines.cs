using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Media.Documents.Words;

/// <summary>A line of a page.</summary>
internal sealed record PdfLine(int Page, double X, double End, double Y, double Size, bool IsBold, string Text);

/// <summary>Puts the words of pages together to lines, and leaves out what stands on every page.</summary>
internal static partial class PdfLines
{
    private const double SameLine = 0.35;
    private const double Gap = 0.18;

    public static List<PdfLine> Of(IReadOnlyList<IReadOnlyList<PdfPiece>> pages)
    {
        var lines = new List<PdfLine>();
        for (var page = 0; page < pages.Count; page++)
        {
            var open = new List<PdfPiece>();
            foreach (var piece in pages[page].Where(p => p.Size > 0))
            {
                if (open.Count > 0 && !IsOnLine(open[^1], piece))
                {
                    Close(page, open, lines);
                }

                open.Add(piece);
            }

            Close(page, open, lines);
        }

        return WithoutRepeated(lines, pages.Count);
    }

    private static bool IsOnLine(PdfPiece before, PdfPiece piece) =>
        Math.Abs(before.Y - piece.Y) < SameLine * Math.Max(before.Size, piece.Size) && piece.X > before.X - (0.5 * piece.Size);

    private static void Close(int page, List<PdfPiece> open, List<PdfLine> lines)
    {
        var words = new StringBuilder();
        PdfPiece? before = null;
        foreach (var piece in open)
        {
            if (before is not null && piece.X - before.End > Gap * piece.Size && words is not [] && words[^1] != ' ')
            {
                words.Append(' ');
            }

            words.Append(piece.Letters);
            before = piece;
        }

        var text = Spaces().Replace(words.ToString().Replace('\u00AD', '-').Replace('\0', ' ').Normalize(NormalizationForm.FormKC), " ").Trim();
        if (text.Length > 0)
        {
            var said = open.Where(p => !string.IsNullOrWhiteSpace(p.Letters)).ToList();
            lines.Add(new(page, open[0].X, said[^1].End, open[0].Y, Math.Round(said.Max(p => p.Size), 1), said.TrueForAll(p => p.IsBold), text));
        }

        open.Clear();
    }

    /// <summary>Headers, footers and page numbers: what a page says at the same height as the others, numbers apart.</summary>
    private static List<PdfLine> WithoutRepeated(List<PdfLine> lines, int pages)
    {
        if (pages < 2)
        {
            return lines;
        }

        var repeated = lines.GroupBy(l => (Height: Math.Round(l.Y / 4), Text: Digits().Replace(l.Text, "#")))
            .Where(g => g.Select(l => l.Page).Distinct().Count() is var on && (on >= 3 || (on == pages && (g.Key.Text.Length <= 3 || g.Key.Text.Contains('#')))))
            .SelectMany(g => g).ToHashSet();
        return lines.FindAll(l => !repeated.Contains(l));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
