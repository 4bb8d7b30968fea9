using System.Text;

namespace LocalOfferCms.Core.Media.Documents.Words;

/// <summary>A font of a PDF: which letters its codes stand for, how wide they are, and whether it is bold.</summary>
internal sealed class PdfFont
{
    private const int MostCodes = 70_000;
    private const double UsualWidth = 0.5;

    private readonly bool _hasTwoBytes;
    private readonly bool _isMacintosh;
    private readonly Dictionary<int, string> _letters = [];
    private readonly Dictionary<int, double> _widths = [];
    private readonly double _usualWidth = UsualWidth;

    private PdfFont(PdfDocument pdf, Dictionary<string, object?> font)
    {
        var descendant = pdf.Dictionary(pdf.List(font.GetValueOrDefault("DescendantFonts")).FirstOrDefault());
        _hasTwoBytes = descendant is not null || pdf.NameOf(font.GetValueOrDefault("Subtype")) == "Type0";
        IsBold = Bold(pdf, font) || (descendant is not null && Bold(pdf, descendant));
        var encoding = pdf.Follow(font.GetValueOrDefault("Encoding"));
        var baseName = (encoding?.Value as PdfName)?.Value ?? pdf.NameOf(encoding?.Dictionary?.GetValueOrDefault("BaseEncoding"));
        _isMacintosh = baseName == "MacRomanEncoding";
        ReadDifferences(pdf, encoding?.Dictionary);
        if (pdf.Follow(font.GetValueOrDefault("ToUnicode")) is { IsStream: true } map && pdf.Unpack(map) is { } bytes)
        {
            PdfUnicodeMap.Read(bytes, pdf.Budget, _letters, MostCodes);
        }

        if (descendant is not null)
        {
            _usualWidth = descendant.GetValueOrDefault("DW") is double usual ? usual / 1000 : 1;
            ReadPackedWidths(pdf.List(descendant.GetValueOrDefault("W")), pdf);
        }
        else
        {
            ReadWidths(pdf, font);
        }
    }

    /// <summary>A font that nobody described: its bytes are Latin letters.</summary>
    public static PdfFont Unknown(PdfDocument pdf) => new(pdf, []);

    public bool IsBold { get; }

    public static PdfFont Read(PdfDocument pdf, Dictionary<string, object?> font) => new(pdf, font);

    /// <summary>The letters of a text, and how far it reaches, in parts of the font's size; spaces that are code 32 are counted for their own spacing.</summary>
    public (string Letters, double Width, int Codes, int Spaces) Write(byte[] text)
    {
        var letters = new StringBuilder(text.Length);
        var (width, codes, spaces) = (0.0, 0, 0);
        var step = _hasTwoBytes ? 2 : 1;
        for (var i = 0; i + step <= text.Length; i += step)
        {
            var code = _hasTwoBytes ? (text[i] << 8) | text[i + 1] : text[i];
            letters.Append(_letters.TryGetValue(code, out var known) ? known : _hasTwoBytes ? "" : PdfGlyphs.Letter((byte)code, _isMacintosh).ToString());
            width += _widths.GetValueOrDefault(code, _usualWidth);
            codes++;
            spaces += !_hasTwoBytes && code == 32 ? 1 : 0;
        }

        return (letters.ToString(), width, codes, spaces);
    }

    private static bool Bold(PdfDocument pdf, Dictionary<string, object?> font)
    {
        const int ForceBold = 1 << 18;
        var about = pdf.Dictionary(font.GetValueOrDefault("FontDescriptor"));
        var name = pdf.NameOf(font.GetValueOrDefault("BaseFont")) ?? "";
        return name.Contains("Bold", StringComparison.OrdinalIgnoreCase) || name.Contains("Black", StringComparison.OrdinalIgnoreCase) || name.Contains("Heavy", StringComparison.OrdinalIgnoreCase)
            || about?.GetValueOrDefault("FontWeight") is >= 600.0 || (about?.GetValueOrDefault("Flags") is double flags && ((int)flags & ForceBold) != 0);
    }

    private void ReadDifferences(PdfDocument pdf, Dictionary<string, object?>? encoding)
    {
        var code = 0;
        foreach (var value in pdf.List(encoding?.GetValueOrDefault("Differences")))
        {
            if (value is double from)
            {
                code = (int)from;
            }
            else if (value is PdfName name && code is >= 0 and < 256)
            {
                if (PdfGlyphs.OfName(name.Value) is { } letters)
                {
                    _letters[code] = letters;
                }

                code++;
            }
        }
    }

    private void ReadWidths(PdfDocument pdf, Dictionary<string, object?> font)
    {
        var scale = pdf.NameOf(font.GetValueOrDefault("Subtype")) == "Type3" && pdf.List(font.GetValueOrDefault("FontMatrix")) is [double matrix, ..] ? Math.Abs(matrix) : 0.001;
        var code = font.GetValueOrDefault("FirstChar") is double first ? (int)first : 0;
        foreach (var width in pdf.List(font.GetValueOrDefault("Widths")).Take(256))
        {
            if (pdf.Follow(width)?.Value is double value)
            {
                _widths[code] = value * scale;
            }

            code++;
        }
    }

    /// <summary>"7 [500 600] 10 20 550": from a code on, each its own; from a code to a code, all the same.</summary>
    private void ReadPackedWidths(IReadOnlyList<object?> packed, PdfDocument pdf)
    {
        for (var i = 0; i + 1 < packed.Count && _widths.Count < MostCodes; i++)
        {
            if (packed[i] is not double first)
            {
                continue;
            }

            if (pdf.Follow(packed[i + 1])?.Value is List<object?> each)
            {
                for (var n = 0; n < each.Count && n < MostCodes; n++)
                {
                    _widths[(int)first + n] = each[n] is double width ? width / 1000 : _usualWidth;
                }

                i++;
            }
            else if (i + 2 < packed.Count && packed[i + 1] is double last && packed[i + 2] is double same)
            {
                for (var code = (int)first; code <= last && _widths.Count < MostCodes; code++)
                {
                    _widths[code] = same / 1000;
                }

                i += 2;
            }
        }
    }
}
