using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Guidance;

/// <summary>The words under one letter.</summary>
/// <param name="Letter">The letter; <c>0-9</c> for words that begin with a figure or a sign.</param>
/// <param name="Words">The words, in order.</param>
internal sealed record GlossaryLetter(string Letter, IReadOnlyList<GlossaryEntry> Words)
{
    /// <summary>Where a link to the letter leads.</summary>
    public string Anchor => "letter-" + Letter.ToLowerInvariant();

    /// <summary>Sorts the words of a glossary under their letters.</summary>
    public static IReadOnlyList<GlossaryLetter> Group(IEnumerable<GlossaryEntry> words) =>
    [
        .. words
            .OrderBy(word => word.Term, StringComparer.OrdinalIgnoreCase)
            .GroupBy(word => word.Term is [var first, ..] && char.IsAsciiLetter(first) ? char.ToUpperInvariant(first).ToString() : "0-9")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new GlossaryLetter(group.Key, [.. group])),
    ];
}
