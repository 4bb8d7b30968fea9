namespace LocalOfferCms.Core.Search;

/// <summary>Finds the word that was meant, among the words that the council's own pages and glossary hold.</summary>
internal static class Spelling
{
    private const int ShortestWord = 4;
    private const int LongestWord = 24;
    private const int OftenOneIn = 50;

    /// <summary>The likeliest word; null when none is like it.</summary>
    public static string? Correct(string word, Lexicon lexicon, Thesaurus thesaurus)
    {
        if (word.Length is < ShortestWord or > LongestWord || word.Any(c => c is not (>= 'a' and <= 'z')))
        {
            return null;
        }

        var (best, least) = ((string?)null, double.MaxValue);
        var sound = Sound(word);
        var most = word.Length >= 5 ? 2 : 1;
        foreach (var (candidate, count) in lexicon.Like(word, most).Concat(thesaurus.Words.Where(w => Math.Abs(w.Length - word.Length) <= most).Select(w => (w, 1))))
        {
            var isOften = count * OftenOneIn > lexicon.Documents;
            if (candidate.Length >= 3 && Cost(word, sound, candidate, count, isOften) is { } cost && cost < least)
            {
                (best, least) = (candidate, cost);
            }
        }

        return best;
    }

    /// <summary>A much commoner word that differs from a rare one by one slip; null when there is none.</summary>
    public static string? Commoner(string word, int count, Lexicon lexicon)
    {
        const int TimesCommoner = 40;
        return word.Length < ShortestWord + 1 ? null : lexicon.Like(word, 1)
            .Where(c => c.Count >= Math.Max(1, count) * TimesCommoner && Distance(word, c.Word, 1) == 1 && Stemmer.Stem(c.Word) != Stemmer.Stem(word))
            .OrderByDescending(c => c.Count).Select(c => c.Word).FirstOrDefault();
    }

    /// <summary>Letters left out, put in, changed, or two neighbours swapped (Damerau-Levenshtein, each place touched once); more than <paramref name="most"/> is <c>most + 1</c>.</summary>
    public static int Distance(string a, string b, int most)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var cost = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return most + 1;
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }

    // The fewer letters, the fewer slips: "test" is no slip of "rest". A word that sounds the same may differ more; so may a long one.
    private static bool CanBe(string word, string candidate, int distance, bool isAlike, bool isOften) => word.Length switch
    {
        <= 4 => isAlike,
        5 => isAlike || (distance == 1 && isOften && word[0] == candidate[0]),
        _ => isAlike || distance == 1 || (word.Length >= 7 && word[0] == candidate[0]),
    };

    private static double? Cost(string word, string sound, string candidate, int count, bool isOften)
    {
        var most = word.Length >= 5 ? 2 : 1;
        var distance = Distance(word, candidate, most);
        if (distance > most)
        {
            return null;
        }

        var isAlike = Sound(candidate) == sound;
        if (!CanBe(word, candidate, distance, isAlike, isOften))
        {
            return null;
        }

        // A slip in the first letter is rare; a word that sounds the same is likely; between equals the commoner word wins.
        return distance + (word[0] == candidate[0] ? 0 : 0.6) - (isAlike ? 0.7 : 0) - Math.Min(0.5, 0.06 * Math.Log2(count + 1));
    }

    // Roughly what is heard: consonants, with the spellings that sound alike made one.
    private static string Sound(string word)
    {
        var spelt = word.Replace("ph", "f").Replace("tion", "xn").Replace("sion", "xn").Replace("shun", "xn").Replace("sch", "sk").Replace("ck", "k")
            .Replace("gh", "").Replace("kn", "n").Replace("ce", "se").Replace("ci", "si").Replace("cy", "si").Replace('c', 'k').Replace('q', 'k').Replace('z', 's');
        var sound = new System.Text.StringBuilder();
        for (var i = 0; i < spelt.Length; i++)
        {
            var isHeard = spelt[i] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w');
            if ((isHeard || (i == 0 && sound.Length == 0)) && (sound.Length == 0 || sound[^1] != spelt[i]))
            {
                sound.Append(isHeard ? spelt[i] : 'a');
            }
        }

        return sound.ToString();
    }
}
