namespace LocalOfferCms.Core.Checks;

/// <summary>A sentence of a passage.</summary>
/// <param name="Start">Where it begins in the passage.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Words">Its words.</param>
internal sealed record Sentence(int Start, int Length, IReadOnlyList<Word> Words);

/// <summary>A word of a sentence: letters and digits, with the apostrophes and hyphens within.</summary>
/// <param name="Start">Where it begins in the passage.</param>
/// <param name="Text">The word as it is written.</param>
internal readonly record struct Word(int Start, string Text)
{
    public bool IsCapitalised => char.IsUpper(Text[0]);
}

/// <summary>Cuts a passage into sentences and words. Addresses and e-mail addresses are no words.</summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<string> Shortened = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "st", "no", "e.g", "i.e", "eg", "ie", "etc", "vs", "approx", "tel", "ext", "para", "paras", "reg", "regs", "p", "pp", "s", "a.m", "p.m", "inc", "ltd",
    };

    public static IReadOnlyList<Sentence> Split(string text)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' && IsEnd(text, i))
            {
                Add(sentences, text, start, i + 1);
                start = i + 1;
            }
        }

        Add(sentences, text, start, text.Length);
        return sentences;
    }

    private static bool IsEnd(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ')' or '"' or '”' or '’' or '\'')
        {
            next++;
        }

        if (next >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        while (next < text.Length && !char.IsLetterOrDigit(text[next]))
        {
            next++;
        }

        return next >= text.Length || (!char.IsLower(text[next]) && !(text[at] == '.' && Shortened.Contains(WordBefore(text, at))));
    }

    private static string WordBefore(string text, int at)
    {
        var start = at;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        return text[start..at];
    }

    private static void Add(List<Sentence> sentences, string text, int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var words = Words(text, start, end);
        if (words.Count > 0)
        {
            sentences.Add(new(start, text.AsSpan(start, end - start).TrimEnd().Length, words));
        }
    }

    private static List<Word> Words(string text, int from, int end)
    {
        var words = new List<Word>();
        for (var i = from; i < end;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var stop = i;
            while (stop < end && !char.IsWhiteSpace(text[stop]))
            {
                stop++;
            }

            if (!IsAddress(text.AsSpan(i, stop - i)))
            {
                AddWords(words, text, i, stop);
            }

            i = stop;
        }

        return words;
    }

    private static void AddWords(List<Word> words, string text, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            var stop = i + 1;
            while (stop < end && (char.IsLetterOrDigit(text[stop]) || char.GetUnicodeCategory(text[stop]) == System.Globalization.UnicodeCategory.NonSpacingMark
                || (text[stop] is '\'' or '’' or '-' or '\u2011' && stop + 1 < end && char.IsLetterOrDigit(text[stop + 1]))))
            {
                stop++;
            }

            words.Add(new(i, text[i..stop]));
            i = stop;
        }
    }

    internal static bool IsAddress(ReadOnlySpan<char> token) =>
        token.Contains('@') || token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || token.Contains(".uk", StringComparison.OrdinalIgnoreCase) || token.Contains(".org", StringComparison.OrdinalIgnoreCase)
        || token.Contains(".com", StringComparison.OrdinalIgnoreCase);
}
