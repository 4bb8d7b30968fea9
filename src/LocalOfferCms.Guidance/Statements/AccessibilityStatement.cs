using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Guidance.Statements;

/// <summary>Something that does not work for everybody yet.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Criterion">Which criterion of the guidelines it fails; empty when none.</param>
/// <param name="Detail">Who meets it and how, in Markdown.</param>
/// <param name="Alternative">How to get the same another way.</param>
/// <param name="FixBy">When it is meant to be put right.</param>
internal sealed record KnownProblem(string Title, string Criterion, string Detail, string Alternative, DateOnly? FixBy);

/// <summary>The accessibility statement of a site, from fields, so that none of the parts that the regulations ask for can be left out.</summary>
/// <param name="Name">The site that it is about.</param>
/// <param name="Standard">The guidelines that it is measured by.</param>
/// <param name="Compliance">The fixed sentence about how far it meets them.</param>
/// <param name="Failures">What fails the guidelines.</param>
/// <param name="Burdens">What would be out of proportion to put right now.</param>
/// <param name="Exempt">What the regulations do not cover.</param>
internal sealed record AccessibilityStatement(
    string Name, string Standard, string Compliance, IReadOnlyList<KnownProblem> Failures, IReadOnlyList<KnownProblem> Burdens, IReadOnlyList<KnownProblem> Exempt)
{
    /// <summary>Whether anything is known not to work.</summary>
    public bool HasProblems => Failures.Count + Burdens.Count + Exempt.Count > 0;

    /// <summary>Reads a statement.</summary>
    public static AccessibilityStatement From(PageContext page)
    {
        var part = page.Content.Part("AccessibilityStatementPart");
        var standard = part.Text("Standard") is { Length: > 0 } named ? named : "Web Content Accessibility Guidelines version 2.2, level AA";
        var problems = page.Content.Items("Problems").ToLookup(item => item.Content.Own.Text("Reason"), item => new KnownProblem(
            item.DisplayText, item.Content.Own.Text("Criterion"), item.Content.Own.Markdown("Detail"), item.Content.Own.Text("Alternative"), item.Content.Own.Date("FixBy")));
        return new(
            part.Text("Scope") is { Length: > 0 } scope ? scope : page.Site.SiteName,
            standard,
            Sentence(part.Text("Status"), standard),
            [.. problems.Where(group => group.Key is not ("burden" or "exempt")).SelectMany(group => group)],
            [.. problems["burden"]],
            [.. problems["exempt"]]);
    }

    // An unknown status is read as the most careful of the three.
    private static string Sentence(string status, string standard) => status switch
    {
        "full" => $"This website is fully compliant with the {standard}.",
        "partial" => $"This website is partially compliant with the {standard}, because of what is listed below.",
        _ => $"This website is not compliant with the {standard}. What does not comply, and what is exempt, is listed below.",
    };
}
