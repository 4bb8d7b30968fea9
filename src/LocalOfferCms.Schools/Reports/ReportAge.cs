using LocalOfferCms.Core.Content;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Reports;

/// <summary>Whether a report as a whole is past its time.</summary>
internal static class ReportAge
{
    /// <summary>Why it is, as a sentence; null when it is not. A report that gives no date is told by its school year.</summary>
    public static string? Reason(ContentPart part, ReportMeasures measures, DateOnly today)
    {
        if (part.Date("NextReviewOn") is { } review && review < today)
        {
            return $"The report was to be looked at again by {LocalTime.Day(review)}.";
        }

        if (new[] { part.Date("ApprovedOn"), part.Date("UpdatedOn"), part.Date("PublishedOn") }.Max() is { } newest)
        {
            return newest.AddMonths(measures.FreshMonths) < today ? $"The report was last dated {LocalTime.Day(newest)}. It is to be looked at every year." : null;
        }

        var year = part.Text("SchoolYear").Trim();
        return ReportStanding.YearOf(year) is { } start && start < SchoolYear.StartOf(today) ? $"The report is for {year}, which has gone by." : null;
    }
}
