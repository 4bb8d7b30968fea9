namespace LocalOfferCms.Core.Search;

/// <summary>A place in a text where something that was looked for stands.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Phrase">Which of the phrases.</param>
/// <param name="Word">The number of its first word in the text.</param>
internal readonly record struct TextMatch(int Start, int Length, int Phrase, int Word);

/// <summary>Finds the words and names of a search in a text, in whatever form they stand there.</summary>
internal sealed class TextMatcher
{
    private readonly Dictionary<string, List<(string[] Stems, int Phrase)>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _stemOf;
    private readonly bool[] _begins = new bool[1024];

    /// <summary>A matcher for these phrases, each a list of stems.</summary>
    public TextMatcher(IEnumerable<(string[] Stems, int Phrase)> phrases)
    {
        foreach (var phrase in phrases.Where(p => p.Stems.Length > 0).OrderByDescending(p => p.Stems.Length))
        {
            if (!_phrases.TryGetValue(phrase.Stems[0], out var list))
            {
                _phrases[phrase.Stems[0]] = list = [];
            }

            list.Add(phrase);
            _begins[Beginning(phrase.Stems[0], 0)] = true;
        }

        _stemOf = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All matches, in order, none within another; and how many words the text has.</summary>
    public List<TextMatch> Find(string text, out int words)
    {
        var found = new List<TextMatch>();
        words = 0;
        var free = 0;
        for (var next = Words.Next(text, 0); next is { } word; next = Words.Next(text, word.Start + word.Length), words++)
        {
            // Most words begin with other letters than those that are wanted: they are not worth a stem.
            if (word.Start >= free && (text[word.Start] >= 128 || (word.Length > 1 && text[word.Start + 1] >= 128) || _begins[Beginning(text, word.Start)]) && Match(text, word) is { } match)
            {
                found.Add(new(word.Start, match.End - word.Start, match.Phrase, words));
                free = match.End;
            }
        }

        return found;
    }

    private (int End, int Phrase)? Match(string text, WordSpan word)
    {
        if (word.Length > Words.Longest || !_phrases.TryGetValue(StemAt(text, word), out var phrases))
        {
            return null;
        }

        foreach (var (stems, phrase) in phrases)
        {
            var (last, matched) = (word, 1);
            while (matched < stems.Length && Words.Next(text, last.Start + last.Length) is { } following
                && following.Length <= Words.Longest && StemAt(text, following) == stems[matched])
            {
                (last, matched) = (following, matched + 1);
            }

            if (matched == stems.Length)
            {
                return (last.Start + last.Length, phrase);
            }
        }

        return null;
    }

    // The first two letters, small or capital alike. Others that share the place cost a look, no more.
    private static int Beginning(string text, int at) => ((text[at] & 31) << 5) | (at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]) ? text[at + 1] & 31 : 0);

    private string StemAt(string text, WordSpan word)
    {
        var letters = text.AsSpan(word.Start, word.Length);
        if (!_stemOf.TryGetValue(letters, out var stem))
        {
            _stemOf[letters] = stem = Stemmer.Stem(Words.Fold(letters));
        }

        return stem;
    }
}
