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
    private readonly bool[] _firsts = new bool[128];

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
            var first = phrase.Stems[0][0];
            if (first < 128)
            {
                _firsts[first] = _firsts[char.ToUpperInvariant(first)] = true;
            }
        }
    }

    /// <summary>All matches, in order, none within another; and how many words the text has.</summary>
    public List<TextMatch> Find(string text, out int words)
    {
        var found = new List<TextMatch>();
        words = 0;
        var free = 0;
        for (var next = Words.Next(text, 0); next is { } word; next = Words.Next(text, word.Start + word.Length), words++)
        {
            // Most words begin with another letter than those that are wanted: they are not worth a stem.
            if (word.Start >= free && (text[word.Start] >= 128 || _firsts[text[word.Start]]) && Match(text, word) is { } match)
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

    private static string StemAt(string text, WordSpan word) => Stemmer.Stem(Words.Fold(text.AsSpan(word.Start, word.Length)));
}
