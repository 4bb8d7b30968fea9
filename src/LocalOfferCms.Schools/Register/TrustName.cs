using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Schools.Register;

/// <summary>The register writes trusts' names in capitals alone, which are slow to read and are spelt out by some screen readers.</summary>
internal static partial class TrustName
{
    private static readonly HashSet<string> Small = ["and", "at", "by", "for", "in", "of", "on", "the", "to", "with"];

    /// <summary>Short words without a vowel that are not initials.</summary>
    private static readonly HashSet<string> NotInitials = ["dr", "ltd", "mr", "mrs", "st"];

    private static readonly HashSet<string> Initials = ["CIC", "CIO", "MAT", "SEN", "UK"];

    /// <summary>The name as people write it; one that has small letters stays as it is.</summary>
    public static string Read(string name) =>
        name.Any(char.IsLower) ? name : Word().Replace(name, match => Read(match.Value, isFirst: match.Index == 0 || name[match.Index - 1] == '('));

    private static string Read(string word, bool isFirst)
    {
        var lower = word.ToLower(CultureInfo.InvariantCulture);
        return Initials.Contains(word) || (!NotInitials.Contains(lower) && !Vowel().IsMatch(lower)) ? word
            : Small.Contains(lower) && !isFirst ? lower
            : char.ToUpperInvariant(lower[0]) + lower[1..];
    }

    // What follows an apostrophe or a figure is of the same word: People's, 1st.
    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'’]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\p{L}\p{M}]|[aeiouyà-öø-ÿ]")]
    private static partial Regex Vowel();
}
