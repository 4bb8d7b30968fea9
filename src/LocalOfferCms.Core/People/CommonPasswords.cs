using System.Collections.Frozen;

namespace LocalOfferCms.Core.People;

/// <summary>Passwords that anybody who guesses tries first, and the words that they are made of.</summary>
internal static class CommonPasswords
{
    private const int ShortestRepeated = 3;

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    /// <summary>Whether a password is a common one, as it is or behind the usual disguises: capitals, digits for letters, a word written twice,
    /// digits and signs before and after.</summary>
    public static bool Contains(string password)
    {
        var lower = password.ToLowerInvariant();
        var folded = string.Concat(lower.Select(Fold));
        var bare = string.Concat(Bare(lower).Select(Fold));
        return IsKnown(lower) || IsKnown(folded) || IsKnown(bare) || IsKnown(Letters(lower)) || IsKnown(Letters(folded)) || IsRepetition(lower) || IsRun(lower);
    }

    private static bool IsKnown(string word) => word.Length > 0 && (Known.Value.Contains(word) || Known.Value.Contains(Once(word)));

    // Without the year and the exclamation mark that people put behind a word.
    private static string Bare(string text)
    {
        var from = text.ToList().FindIndex(char.IsLetter);
        return from < 0 ? "" : text[from..(text.ToList().FindLastIndex(char.IsLetter) + 1)];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    // The shortest text of which the whole is a repetition.
    private static string Once(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
            {
                return text[..length];
            }
        }

        return text;
    }

    private static bool IsRepetition(string text) => Once(text).Length <= ShortestRepeated;

    // 123456789012, abcdefghijkl and the same backwards.
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToList();
        return steps.All(step => step is 1 or -9) || steps.All(step => step is -1 or 9);
    }

    private static char Fold(char letter) => letter switch
    {
        '0' => 'o', '1' or '!' or '|' => 'i', '3' or '€' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' or '+' => 't', '8' => 'b', _ => letter,
    };

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
