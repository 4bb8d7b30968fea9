using System.Text;

namespace LocalOfferCms.Core.Media.Documents.Words;

/// <summary>Reads what a font says of the letters behind its codes: its ToUnicode map.</summary>
internal static class PdfUnicodeMap
{
    public static void Read(byte[] map, PdfBudget budget, Dictionary<int, string> letters, int most)
    {
        var values = new PdfValues(map, 0, budget);
        var operands = new List<object?>();
        while (true)
        {
            values.SkipSpace();
            if (values.At >= map.Length)
            {
                return;
            }

            var value = values.Read();
            switch (value)
            {
                case "endbfchar":
                    Singles(operands, letters, most);
                    operands.Clear();
                    break;
                case "endbfrange":
                    Ranges(operands, letters, most);
                    operands.Clear();
                    break;
                case string:
                    operands.Clear();
                    break;
                default:
                    operands.Add(value);
                    break;
            }
        }
    }

    private static void Singles(List<object?> operands, Dictionary<int, string> letters, int most)
    {
        for (var i = 0; i + 1 < operands.Count && letters.Count < most; i += 2)
        {
            if (operands[i] is byte[] code && operands[i + 1] is byte[] text)
            {
                letters[Code(code)] = Encoding.BigEndianUnicode.GetString(text);
            }
        }
    }

    private static void Ranges(List<object?> operands, Dictionary<int, string> letters, int most)
    {
        for (var i = 0; i + 2 < operands.Count; i += 3)
        {
            if (operands[i] is not byte[] first || operands[i + 1] is not byte[] last)
            {
                continue;
            }

            var (from, to) = (Code(first), Code(last));
            for (var code = from; code <= to && letters.Count < most; code++)
            {
                if (operands[i + 2] is List<object?> each)
                {
                    if (code - from < each.Count && each[code - from] is byte[] text)
                    {
                        letters[code] = Encoding.BigEndianUnicode.GetString(text);
                    }
                }
                else if (operands[i + 2] is byte[] { Length: > 1 } start)
                {
                    letters[code] = After(start, code - from);
                }
            }
        }
    }

    /// <summary>The text whose last letter stands so many places on.</summary>
    private static string After(byte[] start, int steps)
    {
        var text = Encoding.BigEndianUnicode.GetString(start);
        return text.Length == 0 ? "" : text.Length == 2 && char.IsSurrogatePair(text, 0)
            ? Rune.TryCreate(char.ConvertToUtf32(text, 0) + steps, out var rune) ? rune.ToString() : ""
            : text[..^1] + (char)(text[^1] + steps);
    }

    private static int Code(byte[] bytes) => bytes.Aggregate(0, (code, part) => (code << 8) | part) & 0xFFFFFF;
}
