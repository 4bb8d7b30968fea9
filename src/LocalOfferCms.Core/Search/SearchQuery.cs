using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Core.Search;

/// <summary>What a word of a search is looked for by.</summary>
/// <param name="Typed">The word.</param>
/// <param name="Stems">Its stem, and those of the words that it begins or that were meant.</param>
/// <param name="IsEverywhere">Whether so many pages hold it that looking through them all would be slow and tell nothing.</param>
internal sealed record QueryWord(TypedWord Typed, IReadOnlyList<string> Stems, bool IsEverywhere);

/// <summary>A thing that is looked for: a word or a known phrase, with other names of the same and words near it. For a word out of use the other names are what counts.</summary>
internal sealed record QueryThing(IReadOnlyList<QueryWord> Words, IReadOnlyList<string[]> Same, IReadOnlyList<string[]> Near, bool IsLegacy = false);

/// <summary>A search, understood: the things that are looked for, with slips put right.</summary>
internal sealed record SearchQuery(
    IReadOnlyList<QueryThing> Things, IReadOnlyList<string[]> Quoted, IReadOnlyList<string> Stems, IReadOnlyList<(GlossaryEntry Old, GlossaryEntry Today)> Legacy,
    GlossaryEntry? Explained, string? Question, string? Corrected, string? Suggested)
{
    private const int MostWords = 12;
    private const int MostThings = 8;
    private const int MostBeginnings = 8;
    private const int ShortestBeginning = 3;

    // Over so many pages, a word that one in eight holds is left to the others.
    private const int ManyDocuments = 2_000;
    private const int OneIn = 8;

    /// <summary>Understands what was typed.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="lexicon">The council's words.</param>
    /// <param name="thesaurus">Its glossary.</param>
    /// <param name="isUnfinished">Whether somebody is still typing the last word.</param>
    public static SearchQuery Read(string text, Lexicon lexicon, Thesaurus thesaurus, bool isUnfinished = false)
    {
        var (quoted, all) = Split(text);
        var corrections = new Dictionary<TypedWord, string>();
        var words = all.ConvertAll(word =>
        {
            if (IsKnown(word, lexicon, thesaurus) || Beginnings(word, lexicon).Count > 0 || Halves(word.Word, lexicon) is not null
                || Spelling.Correct(word.Word, lexicon, thesaurus) is not { } meant)
            {
                return word;
            }

            corrections[word] = meant;
            return new TypedWord(word.IsCapitals ? meant.ToUpperInvariant() : meant, meant, word.Start);
        });
        var understood = new Reading(lexicon, thesaurus, isUnfinished).Things(words);
        return new(
            understood.Things, quoted, [.. words.Select(w => w.Stem)], understood.Legacy, understood.Explained,
            words is [{ IsQuestion: true } first, _, ..] ? first.Word : null,
            corrections.Count > 0 ? Replaced(text, corrections) : null,
            corrections.Count > 0 ? null : Commoner(text, words, lexicon, thesaurus));
    }

    private static (List<string[]> Quoted, List<TypedWord> Words) Split(string text)
    {
        var words = new List<TypedWord>();
        for (var next = Search.Words.Next(text, 0); next is { } word && words.Count < MostWords; next = Search.Words.Next(text, word.Start + word.Length))
        {
            var typed = text.Substring(word.Start, word.Length);
            if (word.Length <= Search.Words.Longest && Search.Words.Fold(typed) is { Length: > 0 } folded)
            {
                words.Add(new TypedWord(typed, folded, word.Start));
            }
        }

        // Pairs of quotation marks; a last one without its partner means nothing.
        var pieces = text.Replace('“', '"').Replace('”', '"').Split('"');
        var quoted = pieces.Where((_, i) => i % 2 == 1 && i < pieces.Length - 1).Select(Search.Words.StemsOf).Where(p => p.Length is > 0 and <= MostWords).Take(4);
        return ([.. quoted], words);
    }

    private static bool IsKnown(TypedWord word, Lexicon lexicon, Thesaurus thesaurus) =>
        word.SaysLittle || word.Word.Any(char.IsDigit) || lexicon.CountOfStem(word.Stem) > 0 || thesaurus.Words.Contains(word.Word);

    private static IReadOnlyList<string> Beginnings(TypedWord word, Lexicon lexicon) =>
        word.Word.Length >= ShortestBeginning && !word.IsCommon ? lexicon.BeginningWith(word.Word, MostBeginnings) : [];

    // "easyread" for "easy read".
    private static string[]? Halves(string word, Lexicon lexicon)
    {
        for (var at = 3; at <= word.Length - 3; at++)
        {
            if (lexicon.Count(word[..at]) > 0 && lexicon.Count(word[at..]) > 0)
            {
                return [word[..at], word[at..]];
            }
        }

        return null;
    }

    private static string Replaced(string text, Dictionary<TypedWord, string> corrections) =>
        corrections.OrderByDescending(c => c.Key.Start).Aggregate(text, (whole, c) => whole[..c.Key.Start] + c.Value + whole[(c.Key.Start + c.Key.Text.Length)..]);

    private static string? Commoner(string text, List<TypedWord> words, Lexicon lexicon, Thesaurus thesaurus)
    {
        foreach (var word in words.Where(w => !w.IsCommon && !w.IsNumber && !thesaurus.Words.Contains(w.Word) && lexicon.CountOfStem(w.Stem) is > 0 and <= 2))
        {
            if (Spelling.Commoner(word.Word, lexicon.CountOfStem(word.Stem), lexicon) is { } meant)
            {
                return Replaced(text, new() { [word] = meant });
            }
        }

        return null;
    }

    /// <summary>Turns words into things.</summary>
    private sealed class Reading(Lexicon lexicon, Thesaurus thesaurus, bool isUnfinished)
    {
        public (IReadOnlyList<QueryThing> Things, IReadOnlyList<(GlossaryEntry, GlossaryEntry)> Legacy, GlossaryEntry? Explained) Things(IReadOnlyList<TypedWord> words)
        {
            var (things, legacy) = (new List<QueryThing>(), new List<(GlossaryEntry, GlossaryEntry)>());
            GlossaryEntry? explained = null;
            var areAllCommon = words.All(word => word.IsCommon);
            for (var at = 0; at < words.Count && things.Count < MostThings;)
            {
                var known = thesaurus.Find(words, at);
                var typed = words.Skip(at).Take(known?.Length ?? 1).ToList();
                if (known is { Legacy: { } old })
                {
                    legacy.Add(old);
                }

                explained ??= known?.Explained;
                if (known is null && Joined(words, at) is { } joined)
                {
                    var whole = thesaurus.Find(joined);
                    things.Add(new([.. words.Skip(at).Take(2).Select(word => Word(word, words))], [[joined], .. whole?.Same ?? []], whole?.Near ?? []));
                    at += 2;
                    continue;
                }

                at += typed.Count;
                if (known is not null || areAllCommon || !typed[0].IsCommon)
                {
                    things.Add(new([.. typed.Where(word => !word.IsCommon || areAllCommon).Select(word => Word(word, words))], [.. known?.Same ?? [], .. Parts(typed)], known?.Near ?? [], known?.Legacy is not null));
                }
            }

            return (things, legacy, legacy.Count == 0 ? explained : null);
        }

        private QueryWord Word(TypedWord word, IReadOnlyList<TypedWord> words)
        {
            var isBeginning = lexicon.CountOfStem(word.Stem) == 0 || (isUnfinished && word == words[^1]);
            var stems = isBeginning ? Beginnings(word, lexicon).Select(Stemmer.Stem).Prepend(word.Stem).Distinct() : [word.Stem];
            return new(word, [.. stems], lexicon.Documents > ManyDocuments && lexicon.CountOfStem(word.Stem) > lexicon.Documents / OneIn);
        }

        // "bed wetting" for "bedwetting".
        private string? Joined(IReadOnlyList<TypedWord> words, int at) =>
            at + 1 < words.Count && !words[at].IsCommon && !words[at + 1].IsCommon && lexicon.Count(words[at].Word + words[at + 1].Word) > 0
                ? Stemmer.Stem(words[at].Word + words[at + 1].Word)
                : null;

        private IReadOnlyList<string[]> Parts(List<TypedWord> typed) =>
            typed is [var word] && !IsKnown(word, lexicon, thesaurus) && Halves(word.Word, lexicon) is { } halves ? [[.. halves.Select(Stemmer.Stem)]] : [];
    }
}
