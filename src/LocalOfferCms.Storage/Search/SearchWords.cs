using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Storage.Search;

/// <summary>Words of a search and of what is searched, found in the same way for both databases.</summary>
internal static partial class SearchWords
{
    private const int MostWords = 16;
    private const int LongestWord = 64;

    // PostgreSQL refuses to index more than a megabyte of one page. This is a book of 50,000 words.
    private const int LongestText = 300_000;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "get", "have", "how", "i", "if", "in", "is", "it", "me", "my",
        "of", "on", "or", "our", "so", "that", "the", "their", "they", "this", "to", "was", "we", "what", "when", "where", "which", "who", "will", "with",
        "you", "your",
    };

    /// <summary>What is looked for: no more than 16 words, and the commonest ones only if there are no others.</summary>
    public static IReadOnlyList<string> Wanted(string text)
    {
        var words = Split(text).Where(word => word.Length <= LongestWord).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var telling = words.Where(word => !Common.Contains(word)).ToList();
        return (telling.Count > 0 ? telling : words).Take(MostWords).ToList();
    }

    /// <summary>The words of a text: runs of letters, digits and their marks. "Child's" is "Child".</summary>
    public static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in (Possessive().Replace(text, " ") + " ").EnumerateRunes())
        {
            // A mark belongs to the letter before it; alone it is no word.
            if (IsLetterOrNumber(rune) || (word.Length > 0 && IsMark(rune)))
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    /// <summary>Without accents, as SQLite's tokenizer reads it, and with plain figures ("m2" for "m²"), at which PostgreSQL would break the word.</summary>
    public static string Fold(string words) => Accent().Replace(words.Normalize(NormalizationForm.FormKD), "").Normalize(NormalizationForm.FormKC);

    /// <summary>Text that both databases can store: halves of characters and zeros are not.</summary>
    public static string Storable(string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        var whole = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
        {
            whole.Append(rune.Value == 0 ? " " : rune.ToString());
        }

        return whole.ToString();
    }

    private static bool IsLetterOrNumber(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    [GeneratedRegex(@"(?<=\p{L})['’][sS](?![\p{L}\p{N}])")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"[\u0300-\u036F]")]
    private static partial Regex Accent();
}
