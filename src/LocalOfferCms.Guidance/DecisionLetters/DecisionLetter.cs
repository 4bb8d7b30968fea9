using System.Globalization;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Guidance.DecisionLetters;

/// <summary>A time limit as the council's content gives it.</summary>
/// <param name="Title">What is to be done by the day.</param>
/// <param name="Months">Whole months after the date on the letter.</param>
/// <param name="Days">Days after that.</param>
/// <param name="CertificateMonths">Months after the date on the mediation certificate; the later of the two days counts. Null when the certificate has no part in it.</param>
/// <param name="IsSuggestion">Whether it is our advice, and no rule.</param>
/// <param name="WhatCounts">What has to have happened by then, in Markdown.</param>
/// <param name="Source">Where the rule stands.</param>
/// <param name="Certainty">How sure we are of it, in words.</param>
internal sealed record TimeLimit(
    string Title, int Months, int Days, int? CertificateMonths, bool IsSuggestion, string WhatCounts, string Source, string Certainty)
{
    /// <summary>Nobody's rule is longer; also keeps the arithmetic of dates within bounds.</summary>
    private const int Most = 1_200;

    /// <summary>The last day.</summary>
    public DateOnly LastDay(DateOnly letter, DateOnly? certificate)
    {
        var fromLetter = letter.AddMonths(Months).AddDays(Days);
        return certificate is { } seen && CertificateMonths is { } months && seen.AddMonths(months) is var other && other > fromLetter ? other : fromLetter;
    }

    /// <summary>"2 months from the date on the letter, or 1 month from the date on the mediation certificate if that is later".</summary>
    public string InWords => Span() + " from the date on the letter" + (CertificateMonths is { } months
        ? $", or {Count(months, "month")} from the date on the mediation certificate if that is later" : "");

    /// <summary>Reads one out of the content.</summary>
    public static TimeLimit From(NestedItem item)
    {
        var part = item.Content.Own;
        return new(item.DisplayText, Whole(part.Number("Months")) ?? 0, Whole(part.Number("Days")) ?? 0, Whole(part.Number("CertificateMonths")),
            part.Flag("IsSuggestion"), part.Markdown("WhatCounts"), part.Text("Source"), part.Text("Certainty"));
    }

    private string Span() => string.Join(" and ", new[] { (Months, "month"), (Days, "day") }.Where(s => s.Item1 > 0).Select(s => Count(s.Item1, s.Item2)));

    private static string Count(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");

    private static int? Whole(double? number) => number is { } value ? (int)Math.Clamp(value, 0, Most) : null;
}

/// <summary>A kind of letter, with what follows from it.</summary>
/// <param name="Slug">What the form sends for it.</param>
/// <param name="Title">What the letter says, such as "We will not assess".</param>
/// <param name="Hint">How to tell it from others.</param>
/// <param name="Choices">What one can do, in Markdown.</param>
/// <param name="Limits">Its time limits.</param>
internal sealed record Decision(string Slug, string Title, string Hint, string Choices, IReadOnlyList<TimeLimit> Limits)
{
    /// <summary>Whether a mediation certificate can change a date.</summary>
    public bool UsesCertificate => Limits.Any(limit => limit.CertificateMonths is not null);
}

/// <summary>A page that works out what one can do with a decision letter, and by when. The rules are content; nothing here knows the law.</summary>
/// <param name="Decisions">The kinds of letter.</param>
/// <param name="Caveat">What the dates do not take into account, in Markdown.</param>
internal sealed record DecisionLetter(IReadOnlyList<Decision> Decisions, string Caveat)
{
    /// <summary>Whether the form asks for the date of a certificate.</summary>
    public bool UsesCertificate => Decisions.Any(decision => decision.UsesCertificate);

    /// <summary>Reads the page.</summary>
    public static DecisionLetter From(PageContext page) => new(
        [.. page.Content.Items("Decisions").Select(item => new Decision(
            ContentPath.Slug(item.DisplayText), item.DisplayText, item.Content.Own.Text("Hint"), item.Content.Own.Markdown("Choices"),
            [.. item.Content.Items("Limits").Select(TimeLimit.From)]))],
        page.Content.Part("DecisionLetterPart").Markdown("Caveat"));
}
