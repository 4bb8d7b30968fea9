using LocalOfferCms.Core.Checks;

namespace LocalOfferCms.Admin.Checks;

/// <summary>What <c>_Checks</c> shows beside a text that is being written.</summary>
/// <param name="ContentType">The type of what is written; the script sends it with the form.</param>
/// <param name="Report">What was found; null while nothing has been looked at.</param>
internal sealed record ChecksView(string ContentType, CheckReport? Report)
{
    public IEnumerable<IGrouping<FindingSeverity, Finding>> Groups => (Report?.Findings ?? []).GroupBy(f => f.Severity).OrderBy(g => g.Key);

    public string Summary => Report is null ? "Checks run as you write, and when you save."
        : Report.Findings.Count == 0 ? "Nothing found."
        : Report.Findings.Count == 1 ? "1 thing to look at." : $"{Report.Findings.Count} things to look at.";

    /// <summary>How hard the text is to read, in a sentence.</summary>
    public string? Reading => Report?.Reading is not { } reading ? null
        : reading.Above == 0 ? $"Reads like a text for {ReadingLevel.NameOf(reading.Band)}, which suits its readers."
        : $"Reads like a text for {ReadingLevel.NameOf(reading.Band)}; its readers need {ReadingLevel.NameOf(reading.Aim)}.";

    public static string Words(FindingSeverity severity) => severity switch
    {
        FindingSeverity.MustFix => "Must fix",
        FindingSeverity.Should => "Should fix",
        _ => "Hints",
    };

    public static string Tag(FindingSeverity severity) => severity switch
    {
        FindingSeverity.MustFix => "govuk-tag--red",
        FindingSeverity.Should => "govuk-tag--yellow",
        _ => "govuk-tag--grey",
    };

    /// <summary>What a code is about, for lists to choose from.</summary>
    public static string Words(string code) => code switch
    {
        "AlternativeText" => "Alternative text",
        "LinkText" => "Words of links",
        "BareAddress" => "Addresses in the text",
        "HeadingOrder" => "Order of headings",
        "Heading" => "Empty headings",
        "FakeHeading" => "Bold lines that look like headings",
        "TableHeader" => "Headings of tables",
        "Abbreviation" => "Unexplained abbreviations",
        "Reference" => "Missing facts, sources and wording",
        "Spelling" => "Spelling",
        "PassedDate" => "Dates that have passed",
        "Passive" => "Sentences that hide who does it",
        "SentenceLength" => "Long sentences",
        "ReadingAge" => "Reading age",
        "LegalForce" => "Must and should",
        "Summary" => "Missing summaries",
        "SummaryLength" => "Long summaries",
        _ => code,
    };
}
