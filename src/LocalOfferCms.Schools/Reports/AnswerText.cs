using System.Text.RegularExpressions;

namespace LocalOfferCms.Schools.Reports;

/// <summary>An answer as it is measured: its words, and how many of them are more than a link.</summary>
internal sealed partial class AnswerText
{
    private AnswerText(string markdown)
    {
        Links = Link().Count(markdown) + Bare().Count(Link().Replace(markdown, ""));
        BesideLinks = WordsOf(Bare().Replace(Link().Replace(markdown, " "), " ")).Count;
        Words = WordsOf(Bare().Replace(Link().Replace(markdown, "${words}"), " "));
        HasContact = Contact().IsMatch(markdown);
    }

    /// <summary>The words, lower case, without what is no letter or digit.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How many links there are.</summary>
    public int Links { get; }

    /// <summary>How many words there are outside the links.</summary>
    public int BesideLinks { get; }

    /// <summary>Whether it says how to reach somebody: a mailbox or a telephone number.</summary>
    public bool HasContact { get; }

    /// <summary>Reads an answer's Markdown.</summary>
    public static AnswerText Of(string markdown) => new(markdown);

    /// <summary>How many words are left when sentences that were only copied are taken out.</summary>
    public int WithoutCopied(IEnumerable<string> sentences)
    {
        var left = $" {string.Join(' ', Words)} ";
        foreach (var sentence in sentences)
        {
            var copied = string.Join(' ', WordsOf(sentence));
            left = copied.Length == 0 ? left : left.Replace($" {copied} ", " ", StringComparison.Ordinal);
        }

        return left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
    }

    private static List<string> WordsOf(string text) => [.. Word().Matches(text.Replace('’', '\'')).Select(m => m.Value.ToLowerInvariant())];

    [GeneratedRegex(@"!?\[(?<words>[^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<?(?:https?://|www\.)[^\s>]+>?", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    [GeneratedRegex(@"[\p{L}\p{N}](?:[\p{L}\p{N}'/@.-]*[\p{L}\p{N}])?")]
    private static partial Regex Word();

    [GeneratedRegex(@"\S@\S+\.\S|(?:\+44|\b0)[\d\s()-]{8,}\d")]
    private static partial Regex Contact();
}
