using System.Globalization;
using System.Text;

namespace LocalOfferCms.Core.Search;

/// <summary>Where a word stands in a text.</summary>
internal readonly record struct WordSpan(int Start, int Length);

/// <summary>Words of a search and of what is searched, found in the same way everywhere: runs of letters, digits and their marks.
/// "Child's" is "child", "don't" is "dont".</summary>
internal static class Words
{
    /// <summary>Longer runs are no words.</summary>
    public const int Longest = 64;

    private static readonly bool[] AsciiWord = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c))];

    /// <summary>The next word at or after a place; null when there is none.</summary>
    public static WordSpan? Next(ReadOnlySpan<char> text, int from)
    {
        var start = from;
        while (start < text.Length && (text[start] < 128 ? !AsciiWord[text[start]] : !IsLetterOrDigit(text, start)))
        {
            start++;
        }

        if (start >= text.Length)
        {
            return null;
        }

        var end = start;
        while (end < text.Length && ((text[end] < 128 && AsciiWord[text[end]]) || IsPart(text, end) || IsInnerApostrophe(text, end)))
        {
            end++;
        }

        return new(start, end - start);
    }

    /// <summary>Lower-case, without accents and apostrophes, with plain figures ("m2" for "m²"), without the "s" of possession.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (word.Length > 2 && word[^1] is 's' or 'S' && IsApostrophe(word[^2]))
        {
            word = word[..^2];
        }

        Span<char> plain = stackalloc char[word.Length <= 128 ? word.Length : 0];
        if (plain.Length == word.Length && IsAscii(word, plain, out var length))
        {
            return new string(plain[..length]);
        }

        var folded = new StringBuilder(word.Length);
        foreach (var c in word.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (c is not (>= '\u0300' and <= '\u036F') && !IsApostrophe(c) && !char.IsWhiteSpace(c) && (c >= 128 || char.IsAsciiLetterOrDigit(c)))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>All words of a text, folded; runs that are no words are left out.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var next = Next(text, 0); next is { } word; next = Next(text, word.Start + word.Length))
        {
            if (word.Length <= Longest && Fold(text.AsSpan(word.Start, word.Length)) is { Length: > 0 } folded)
            {
                yield return folded;
            }
        }
    }

    /// <summary>Stems of all words of a text.</summary>
    public static string[] StemsOf(string text) => [.. Of(text).Select(Stemmer.Stem)];

    /// <summary>Text that every database can store: halves of characters and zeros are not. What is longer than <paramref name="longest"/> is cut.</summary>
    public static string Storable(string text, int longest)
    {
        var cut = text.Length > longest ? text[..longest] : text;
        if (!cut.AsSpan().ContainsAny('\0', '\uFFFD') && !cut.Any(char.IsSurrogate))
        {
            return cut;
        }

        var whole = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
        {
            whole.Append(rune.Value == 0 ? " " : rune.ToString());
        }

        return whole.ToString();
    }

    private static bool IsAscii(ReadOnlySpan<char> word, Span<char> plain, out int length)
    {
        length = 0;
        foreach (var c in word)
        {
            if (c >= 128 && c != '’')
            {
                return false;
            }

            if (!IsApostrophe(c))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return true;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int at) =>
        IsApostrophe(text[at]) && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool IsLetterOrDigit(ReadOnlySpan<char> text, int at) =>
        text[at] < 128 ? char.IsAsciiLetterOrDigit(text[at]) : char.IsLetter(text[at]) || char.IsNumber(text[at]) || IsHighLetter(text, at);

    private static bool IsHighLetter(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) && Rune.IsLetterOrDigit(new Rune(text[at], text[at + 1]));

    // A mark belongs to the letter before it; alone it is no word.
    private static bool IsPart(ReadOnlySpan<char> text, int at) =>
        IsLetterOrDigit(text, at)
        || (text[at] >= 128 && char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        || (char.IsLowSurrogate(text[at]) && at > 0 && IsHighLetter(text, at - 1));
}
