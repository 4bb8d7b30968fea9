namespace LocalOfferCms.Core.Search;

/// <summary>Takes English endings off, so that "assessing" finds "assessments". Lighter than the stemmers that come with databases: those make
/// "universal" and "university" the same word, which on these sites are far apart. One stemmer, so that every database finds the same.</summary>
internal static class Stemmer
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["children"] = "child", ["women"] = "woman", ["lives"] = "live",
        ["hearing"] = "hearing", ["housing"] = "housing", ["news"] = "news", ["buses"] = "bus",
    };

    // Ending, what stands in its place, and how many letters must be left before it.
    private static readonly (string Ending, string Instead, int Left)[] Endings =
    [
        ("isation", "ise", 3), ("ization", "ise", 3), ("ational", "", 3), ("ation", "", 4), ("ators", "", 4), ("ator", "", 4), ("ative", "", 5),
        ("ability", "abl", 2), ("ibility", "ibl", 2), ("clusion", "clud", 1), ("cision", "cid", 1), ("pension", "pend", 1), ("tension", "tend", 2),
        ("ousness", "ous", 3), ("iveness", "ive", 3), ("fulness", "ful", 3), ("ness", "", 4), ("ionally", "ion", 3), ("ional", "ion", 3), ("ally", "al", 3),
        ("apist", "api", 2), ("logist", "logi", 2), ("ician", "ic", 5), ("ement", "", 5), ("ment", "", 5), ("ance", "", 5), ("lessly", "less", 3),
        ("usal", "us", 2), ("rral", "r", 3), ("oval", "ov", 3), ("iser", "ise", 4), ("izer", "ise", 4), ("ize", "ise", 3), ("ate", "", 4), ("ivity", "iv", 4), ("ive", "iv", 4),
    ];

    /// <summary>The stem of a folded word; it begins with the same two letters. Words with figures or other letters than a to z stay as they are.</summary>
    public static string Stem(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        if (Irregular.TryGetValue(word, out var known))
        {
            return known;
        }

        var stem = WithoutPastAndIng(WithoutPlural(word));
        if (stem.Length > 2 && stem[^1] == 'y' && !IsVowel(stem, stem.Length - 2))
        {
            stem = stem[..^1] + "i";
        }

        return WithoutFinalE(WithoutEnding(stem));
    }

    private static string WithoutPlural(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) || word.EndsWith("ied", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^2] : word[..^1];
        }

        if (word.EndsWith("osis", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') && word.Length > 3 ? word[..^1] : word;
    }

    private static string WithoutPastAndIng(string word)
    {
        var stem = word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3]
            : word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) ? word[..^2]
            : null;
        if (stem is not { Length: > 1 } || !HasVowel(stem))
        {
            return word;
        }

        if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal))
        {
            return stem + "e";
        }

        if (stem.Length > 2 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'a' or 'e' or 'o'))
        {
            return stem[..^1];
        }

        return IsShort(stem) ? stem + "e" : stem;
    }

    private static string WithoutEnding(string word)
    {
        // The "y" of "ability" is an "i" by now.
        var spelt = word.EndsWith("iti", StringComparison.Ordinal) ? word[..^1] + "y" : word;
        foreach (var (ending, instead, left) in Endings)
        {
            if (spelt.Length - ending.Length >= left && spelt.EndsWith(ending, StringComparison.Ordinal) && HasVowel(spelt[..^ending.Length]))
            {
                return spelt[..^ending.Length] + instead;
            }
        }

        return word;
    }

    private static string WithoutFinalE(string word)
    {
        if (word.Length > 4 && word[^1] == 'e' && !IsShort(word[..^1]))
        {
            word = word[..^1];
        }

        return word.Length > 4 && word.EndsWith("ll", StringComparison.Ordinal) ? word[..^1] : word;
    }

    // "car(ing)", "tak(ing)", "hop(ing)": one short syllable that lost its "e".
    private static bool IsShort(string word) =>
        word.Length is 3 or 4 && !IsVowel(word, word.Length - 1) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 3)
        && word[^1] is not ('w' or 'x' or 'y') && !HasVowel(word[..^2]);

    private static bool HasVowel(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVowel(string word, int at) => word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0 && !IsVowel(word, at - 1));
}
