using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LocalOfferCms.Tests.Schools.ReadIn;

/// <summary>Makes PDFs as programs that print do.</summary>
internal static class PdfMaker
{
    private const int LettersToALine = 88;
    private const int Bottom = 80;

    /// <summary>Prints headings and paragraphs: 16 points and bold, 13 points and bold, 11 points; a number at the foot of each page.</summary>
    public static byte[] Print(IEnumerable<(int Level, string Text)> blocks)
    {
        var (pages, page, y) = (new List<string>(), new StringBuilder(), 780);
        foreach (var (level, text) in blocks)
        {
            var size = level switch { 1 => 16, > 1 => 13, _ => 11 };
            y -= level > 0 ? 10 : 6;
            foreach (var line in Lines(text, LettersToALine * 11 / size))
            {
                if (y < Bottom)
                {
                    pages.Add(page.ToString());
                    (page, y) = (new StringBuilder(), 780);
                }

                page.Append(CultureInfo.InvariantCulture, $"BT /{(level > 0 ? "F2" : "F1")} {size} Tf 50 {y} Td ({Escaped(line)}) Tj ET\n");
                y -= size + 3;
            }
        }

        pages.Add(page.ToString());
        return Assemble([.. pages.Select((p, at) => p + $"BT /F1 9 Tf 280 40 Td (Page {at + 1} of {pages.Count}) Tj ET\n")]);
    }

    /// <summary>A file of pages that draw this, with two plain fonts, and a third whose codes mean nothing without its map.</summary>
    public static byte[] Assemble(IReadOnlyList<string> pages, string more = "")
    {
        var file = new MemoryStream();
        Write(file, "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n");
        Write(file, $"2 0 obj << /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, at) => $"{20 + (2 * at)} 0 R"))}] /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >> endobj\n");
        Write(file, "3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj\n");
        Write(file, "4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> endobj\n");
        Write(file, "5 0 obj << /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Some /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >> endobj\n");
        Write(file, "6 0 obj << /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Some /DW 500 /W [1 [600 700] 3 40 450] >> endobj\n");
        Stream(file, 7, "", "/CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <0001> <00660069> endbfchar 2 beginbfrange <0010> <0029> <0061> <0030> <0031> [<0020> <00E9>] endbfrange endcmap end");
        Write(file, more);
        for (var at = 0; at < pages.Count; at++)
        {
            Write(file, $"{20 + (2 * at)} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {21 + (2 * at)} 0 R >> endobj\n");
            Stream(file, 21 + (2 * at), "", pages[at]);
        }

        Write(file, "trailer << /Root 1 0 R >>\n%%EOF\n");
        return file.ToArray();
    }

    private static void Stream(MemoryStream file, int number, string more, string content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.Latin1.GetBytes(content));
        }

        Write(file, $"{number} 0 obj << {more} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        file.Write(packed.ToArray());
        Write(file, "\nendstream endobj\n");
    }

    private static IEnumerable<string> Lines(string text, int length)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
