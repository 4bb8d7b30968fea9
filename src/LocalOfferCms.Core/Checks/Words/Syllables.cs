namespace LocalOfferCms.Core.Checks.Words;

/// <summary>Counts the syllables of an English word, near enough for a band.</summary>
internal static class Syllables
{
    public static int Count(string word)
    {
        var count = 0;
        var wasVowel = false;
        for (var i = 0; i < word.Length; i++)
        {
            var isVowel = IsVowel(word[i]) || (char.ToLowerInvariant(word[i]) == 'y' && i > 0);
            count += isVowel && !wasVowel ? 1 : 0;
            wasVowel = isVowel;
        }

        return Math.Max(1, count - Silent(word));
    }

    /// <summary>"made" has one; "asked" has one, "needed" two; "table" two.</summary>
    private static int Silent(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && word[^1] is 'e' or 'E' && !IsVowel(word[^2]) && !(word[^2] is 'l' or 'L' && !IsVowel(word[^3])))
        {
            return 1;
        }

        return word.Length > 4 && word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && !IsVowel(word[^3]) && char.ToLowerInvariant(word[^3]) is not ('t' or 'd') ? 1 : 0;
    }

    private static bool IsVowel(char c) => char.ToLowerInvariant(c) is 'a' or 'e' or 'i' or 'o' or 'u' or 'é';
}
