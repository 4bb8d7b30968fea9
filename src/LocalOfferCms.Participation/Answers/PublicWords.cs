using System.Text.RegularExpressions;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Marks;

namespace LocalOfferCms.Participation.Answers;

/// <summary>Something in words for the public that may tell who somebody is.</summary>
/// <param name="Text">The words.</param>
/// <param name="Words">What it may be.</param>
internal readonly record struct PublicMark(string Text, string Words);

/// <summary>Looks through what the public is to read for what identifies somebody. What is sure is refused in the words of a comment; elsewhere it is shown
/// to who approves, since an answer may well give the council's own number.</summary>
internal static partial class PublicWords
{
    /// <summary>E-mail addresses, telephone numbers, postcodes and NHS numbers.</summary>
    public static IReadOnlyList<PublicMark> Sure(string text) =>
    [
        .. Email().Matches(text).Select(m => new PublicMark(m.Value, "an email address")),
        .. Phone().Matches(text).Select(m => new PublicMark(m.Value.Trim(), "a telephone or NHS number")),
        .. Postcode().Matches(text).Select(m => new PublicMark(m.Value, "a postcode")),
    ];

    /// <summary>What an approver looks at: whatever sorting would mark in the words of the comment, and in the rest of the answer what is sure.</summary>
    public static IReadOnlyList<PublicMark> Find(CommentResponse response, IReadOnlyList<string> people) =>
    [
        .. PersonalMarks.Find(response.YouSaid).Select(m => new PublicMark(m.Text, char.ToLowerInvariant(m.Words[0]) + m.Words[1..]))
            .Concat(Find(string.Join('\n', response.YouSaid, response.Text, response.ActionText, response.ActionOwner, response.FamiliesInvolved), people))
            .DistinctBy(m => m.Text),
    ];

    /// <summary>What is sure, and names of people of the workspace and of anybody with a title.</summary>
    private static IReadOnlyList<PublicMark> Find(string text, IEnumerable<string> people) =>
    [
        .. Sure(text),
        .. Titled().Matches(text).Select(m => new PublicMark(m.Value, "a person's name")),
        .. people.Where(name => HasName(text, name)).Select(name => new PublicMark(name, "a colleague's name")),
    ];

    /// <summary>The person that a team's name names; null when it names none.</summary>
    public static string? PersonIn(string team, IEnumerable<string> people) =>
        Titled().Match(team) is { Success: true } titled ? titled.Value : people.FirstOrDefault(name => HasName(team, name));

    // A single word may be a team's name as well as a person's.
    private static bool HasName(string text, string name) =>
        name.Contains(' ', StringComparison.Ordinal) && text.Contains(name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d£.,])(?:\+44|\(?0)[\d\s()-]{8,14}\d|(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+[A-Z][\p{L}'’-]+(?:\s+[A-Z][\p{L}'’-]+)?")]
    private static partial Regex Titled();
}
