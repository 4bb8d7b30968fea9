namespace LocalOfferCms.Guidance.Decisions;

/// <summary>Breaks words into lines for a drawing, whose text does not wrap by itself. Widths are on the wide side, so that another font still fits.</summary>
internal static class TextMeasure
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">The words.</param>
    /// <param name="width">The room there is, in units of the drawing.</param>
    /// <param name="size">The height of the letters, in the same units.</param>
    public static IReadOnlyList<string> Lines(string text, double width, double size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width, size)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer) * size > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return line.Length > 0 ? [.. lines, line] : lines;
    }

    /// <summary>A word that is longer than a line is cut.</summary>
    private static IEnumerable<string> Pieces(string word, double width, double size)
    {
        while (Width(word) * size > width && word.Length > 1)
        {
            var fits = Enumerable.Range(1, word.Length - 1).Last(length => length == 1 || Width(word[..length]) * size <= width);
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }

    private static double Width(string text) => text.Sum(c => c switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '’' or '!' or '|' or ' ' => .34,
        'f' or 't' or 'r' or '(' or ')' or '-' => .44,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => .94,
        >= 'A' and <= 'Z' => .72,
        < '\u0250' => .6,
        _ => 1.0,
    });
}
