using LocalOfferCms.Core.Content;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Portal;

/// <summary>A thing that a report says something about: an item of the law, or what stands beside them.</summary>
/// <param name="Key">In addresses: <c>sir-03b</c>, <c>who</c>.</param>
/// <param name="Field">The field of the report.</param>
/// <param name="Label">In words.</param>
/// <param name="Item">The item; null for what stands beside them.</param>
internal sealed record ReportTask(string Key, string Field, string Label, ReportItem? Item)
{
    private static readonly ReportTask[] Beside =
    [
        new("who", "WhoWasInvolved", "Who was involved in writing it", null),
        new("ways", "OtherWays", "Other ways to get the report", null),
    ];

    /// <summary>Everything that such a school writes about, in the law's order.</summary>
    public static IReadOnlyList<ReportTask> Of(ReportLaw law, SchoolKind kind) =>
        [.. law.Items.Where(kind.Answers).Select(i => new ReportTask(i.Id, i.Field, i.Label, i)), .. Beside];

    /// <summary>Whether it is the contact of the SENCO, whose name is lawful there.</summary>
    public bool IsContact => Item?.Id == "sir-04";
}

/// <summary>Where a report is, in words.</summary>
internal static class PortalWords
{
    /// <summary>How often a school may look at its report again: months, and in words.</summary>
    public static readonly IReadOnlyList<(int Months, string Words)> Cycles = [(4, "Every term"), (6, "Twice a year"), (12, "Once a year")];

    /// <summary>A cycle in words.</summary>
    public static string CycleWords(int months) => Cycles.FirstOrDefault(c => c.Months == months).Words ?? $"Every {months} months";

    /// <summary>Where the newest version stands, as a tag.</summary>
    public static string Stage(SchoolReport report) => report.Version switch
    {
        null => "Not begun",
        { Published: true } => "On the site",
        { Stage: ContentStage.InReview } => "With the approver",
        { Stage: ContentStage.Approved } => "Approved, not on the site yet",
        _ when report.IsOnSite => "Changes not sent yet",
        { Stage: ContentStage.Withdrawn } => "Taken off the site",
        _ => "Draft",
    };

    /// <summary>The next date, in a sentence.</summary>
    public static string Next(SchoolReport report, DateOnly today) => report.Part.Date("NextReviewOn") switch
    {
        { } day when report.IsOnSite => $"The next review {(day < today ? "was" : "is")} due on {LocalTime.Day(day)}.",
        _ => "No review date is set until the report is on the site.",
    };
}
