using System.Collections.Frozen;

namespace LocalOfferCms.Core.Checks.Words;

/// <summary>A Hunspell dictionary: stems with letters that say which endings and beginnings each may take. Words are taken apart when they are looked up,
/// which needs a tenth of the memory of writing them all out. Holds no council's data.</summary>
internal sealed class SpellingDictionary
{
    private const int MostCandidates = 400;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _stems;
    private readonly IReadOnlyList<AffixRule> _prefixes;
    private readonly ILookup<char, AffixRule> _suffixes;
    private readonly string _letters;

    public SpellingDictionary(TextReader affixes, TextReader words)
    {
        var rules = AffixRule.Read(affixes);
        _prefixes = [.. rules.Where(r => !r.IsSuffix)];
        _suffixes = rules.Where(r => r.IsSuffix).ToLookup(r => r.Add.Length > 0 ? r.Add[^1] : '\0');
        _letters = "esianrtolcdugmphbyfvkwzxjq";
        _stems = Stems(words).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The dictionary that comes with the product.</summary>
    public static SpellingDictionary Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "dictionaries");
        using var affixes = new StreamReader(Path.Combine(folder, "en-GB.aff"));
        using var words = new StreamReader(Path.Combine(folder, "en-GB.dic"));
        return new(affixes, words);
    }

    /// <summary>Whether it is a word. A capital at its beginning is no matter; a name's must be there.</summary>
    public bool Knows(string word)
    {
        var plain = word.Contains('’', StringComparison.Ordinal) ? word.Replace('’', '\'') : word;
        return Has(plain) || (char.IsUpper(plain[0]) && Has(char.ToLowerInvariant(plain[0]) + plain[1..]))
            || (plain.Length > 1 && plain.All(c => !char.IsLower(c)) && (Has(plain.ToLowerInvariant()) || Has(plain[0] + plain[1..].ToLowerInvariant())));
    }

    /// <summary>Words that differ by one slip, the likeliest first.</summary>
    public IReadOnlyList<string> Suggest(string word)
    {
        var lower = word.ToLowerInvariant().Replace('’', '\'');
        return [.. Slips(lower).Where(Has).Distinct().Take(3)];
    }

    private bool Has(string word)
    {
        if (_stems.ContainsKey(word))
        {
            return true;
        }

        foreach (var prefix in _prefixes)
        {
            if (prefix.Stem(word) is { } rest && ((_stems.TryGetValue(rest, out var flags) && flags.Contains(prefix.Flag)) || (prefix.CanCross && HasWithSuffix(rest, prefix))))
            {
                return true;
            }
        }

        return HasWithSuffix(word, null);
    }

    private bool HasWithSuffix(string word, AffixRule? prefix)
    {
        foreach (var suffix in _suffixes[word[^1]])
        {
            if ((prefix is null || suffix.CanCross) && suffix.Stem(word) is { } stem && _stems.TryGetValue(stem, out var flags)
                && flags.Contains(suffix.Flag) && (prefix is null || flags.Contains(prefix.Flag)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two neighbours swapped, a letter doubled or missing, one too many, one changed, a space left out.</summary>
    private IEnumerable<string> Slips(string word)
    {
        for (var i = 0; i + 1 < word.Length; i++)
        {
            yield return $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}";
        }

        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in _letters)
            {
                yield return $"{word[..i]}{letter}{word[i..]}";
            }
        }

        for (var i = 0; i < word.Length && word.Length > 3; i++)
        {
            yield return word.Remove(i, 1);
        }

        for (var i = 0; i < word.Length && i < MostCandidates / _letters.Length; i++)
        {
            foreach (var letter in _letters)
            {
                yield return $"{word[..i]}{letter}{word[(i + 1)..]}";
            }
        }
    }

    private static FrozenDictionary<string, string> Stems(TextReader words)
    {
        var stems = new Dictionary<string, string>(60_000, StringComparer.Ordinal);
        var flagSets = new Dictionary<string, string>(StringComparer.Ordinal);
        words.ReadLine();
        while (words.ReadLine() is { } line)
        {
            var end = line.AsSpan().IndexOfAny(' ', '\t');
            var entry = end >= 0 ? line[..end] : line;
            var slash = entry.IndexOf('/', StringComparison.Ordinal);
            var (stem, flags) = slash > 0 ? (entry[..slash], entry[(slash + 1)..]) : (entry, "");
            if (stem.Length == 0)
            {
                continue;
            }

            flags = stems.TryGetValue(stem, out var known) ? known + flags : flags;
            if (!flagSets.TryGetValue(flags, out var kept))
            {
                flagSets[flags] = kept = flags;
            }

            stems[stem] = kept;
        }

        return stems.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
