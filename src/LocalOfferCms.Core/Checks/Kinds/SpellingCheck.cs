using LocalOfferCms.Core.Checks.Words;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>Words that neither the dictionary, nor the glossary, nor the council knows.</summary>
internal sealed class SpellingCheck(Lazy<SpellingDictionary> dictionary) : IContentCheck
{
    private const int ShortestWord = 3;
    private const int MostSuggested = 20;

    public IEnumerable<Finding> Find(CheckedPage page)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = Names(page);
        var suggested = 0;
        foreach (var (text, passage) in page.Passages.Where(p => !IsShouting(p.Passage.Text) && !IsForeign(p.Passage, page.KnownWords)))
        {
            foreach (var word in passage.Sentences.SelectMany(sentence => sentence.Words))
            {
                var (start, letters) = (word.Start, Bare(word.Text));
                if (!IsWord(letters) || page.KnownWords.Contains(letters.ToLowerInvariant()) || IsKnown(letters, page.KnownWords) || (word.IsCapitalised && names.Contains(letters)) || !seen.Add(letters))
                {
                    continue;
                }

                var suggestions = suggested < MostSuggested ? dictionary.Value.Suggest(letters) : [];
                suggested++;
                // A word that begins a sentence may be a name, unless it is one slip away from a word.
                if (!word.IsCapitalised || suggestions.Count > 0)
                {
                    yield return text.At(passage, start, letters.Length, "Spelling", word.IsCapitalised || suggestions.Count == 0 ? FindingSeverity.Hint : FindingSeverity.Should,
                        $"'{letters}' is not in the dictionary.",
                        suggestions.Count > 0 ? $"Did you mean {Or(suggestions)}? If it is right, add it to the council's words." : "Check it. If it is right, add it to the council's words.");
                }
            }
        }
    }

    /// <summary>Words with a capital within a sentence or a title are names.</summary>
    private static HashSet<string> Names(CheckedPage page) => new(
        page.Passages.SelectMany(p => p.Passage.Sentences).SelectMany(s => s.Words.Where(w => w.IsCapitalised && w.Start > s.Start)).Select(w => Bare(w.Text)),
        StringComparer.Ordinal);

    /// <summary>A passage of which hardly a word is known is written in another language: Welsh, Polish, Romani.</summary>
    private bool IsForeign(Passage passage, IReadOnlySet<string> known)
    {
        const int FewestWords = 5;
        var words = passage.Sentences.SelectMany(s => s.Words).Select(w => Bare(w.Text)).Where(w => w.Length >= ShortestWord && w.All(c => char.IsLetter(c) || c is '\'' or '’' or '-')).ToList();
        return words.Count >= FewestWords && words.Count(w => !known.Contains(w.ToLowerInvariant()) && !IsKnown(w, known)) * 2 > words.Count;
    }

    private bool IsKnown(string word, IReadOnlySet<string> known) =>
        dictionary.Value.Knows(word)
        || (word.Contains('-', StringComparison.Ordinal) && (dictionary.Value.Knows(word.Replace("-", "", StringComparison.Ordinal)) || word.Split('-').All(part => part.Length < ShortestWord || known.Contains(part.ToLowerInvariant()) || dictionary.Value.Knows(part))));

    // Figures, abbreviations and other scripts are no matter for a dictionary of English.
    private static bool IsWord(string word) =>
        word.Length >= ShortestWord && word.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '\'' or '’' or '-') && word.Skip(1).All(c => !char.IsUpper(c));

    private static string Bare(string word)
    {
        var bare = word.Replace('\u2011', '-').TrimEnd('\'', '’', '-');
        return bare.EndsWith("'s", StringComparison.Ordinal) || bare.EndsWith("’s", StringComparison.Ordinal) ? bare[..^2] : bare;
    }

    private static bool IsShouting(string text) => text.Length > 12 && !text.Any(char.IsLower);

    private static string Or(IReadOnlyList<string> words) =>
        words.Count == 1 ? $"'{words[0]}'" : $"'{string.Join("', '", words.Take(words.Count - 1))}' or '{words[^1]}'";
}
