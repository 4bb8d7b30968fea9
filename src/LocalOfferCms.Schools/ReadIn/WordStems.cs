using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>The words of a text as they are compared: without endings, and without words that say nothing.</summary>
internal static partial class WordStems
{
    // Stands first: the words below are made of it.
    private static readonly (string Ending, int Least)[] Endings = [("ations", 4), ("ation", 4), ("ment", 4), ("ating", 4), ("ated", 4), ("ate", 4), ("ing", 3), ("ed", 3), ("ly", 4)];

    private static readonly HashSet<string> Silent = new(StemsOf(
        "a an and any are as at be been but by can could did do does for from get give given had has have he her him his how i if in into is it its may me more most much my no not of on one or other our out over own "
        + "she should so some such than that the their them there these they this those to too under up us very was we well were what when where which while who why will with would you your also all each every "
        + "school schools support supports supported help helps helped learner learners learn setting provider academy child children pupil pupils student students sen send special educational needs need young people person make made use used using like say said see take taken us year years"), StringComparer.Ordinal);

    /// <summary>The stems of a text, in order; words that say nothing are left out.</summary>
    public static List<string> Of(string text) => [.. StemsOf(text).Where(stem => !Silent.Contains(stem))];

    /// <summary>The stems of a text, each with the first word that it was.</summary>
    public static Dictionary<string, string> Pairs(string text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in All(text))
        {
            if (Stem(word) is var stem && !Silent.Contains(stem))
            {
                pairs.TryAdd(stem, word);
            }
        }

        return pairs;
    }

    /// <summary>The stems of a phrase, in order, all of them.</summary>
    public static string Phrase(string text) => " " + string.Join(' ', StemsOf(text)) + " ";

    private static IEnumerable<string> StemsOf(string text) => All(text).Select(Stem);

    private static IEnumerable<string> All(string text)
    {
        var plain = Links().Replace(text, "$1 ").Normalize(NormalizationForm.FormKD).Replace('’', '\'').ToLowerInvariant();
        return Words().Matches(plain).Select(m => m.Value.Replace("'s", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)).Where(w => w.Length > 1);
    }

    private static string Stem(string word)
    {
        var stem = word;
        if (stem.EndsWith("ies", StringComparison.Ordinal) && stem.Length > 4)
        {
            stem = stem[..^3] + "y";
        }
        else if (stem.EndsWith('s') && stem.Length > 3 && stem[^2] is not 's' and not 'u' and not 'i')
        {
            stem = stem[..^1];
        }

        foreach (var (ending, least) in Endings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal) && stem.Length >= least + ending.Length)
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        // "planning", "running"; "evaluate", "evaluating".
        stem = stem.Length > 4 && stem[^1] == stem[^2] && stem[^1] is not 's' and not 'l' ? stem[..^1] : stem;
        return stem.Length > 3 && stem[^1] is 'e' or 'y' ? stem[..^1] : stem;
    }

    [GeneratedRegex(@"\p{L}[\p{L}']*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)|https?://\S+")]
    private static partial Regex Links();
}
