using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Reports;

/// <summary>Former years, as they are listed.</summary>
/// <param name="Path">The report's address.</param>
/// <param name="Years">The years, newest first.</param>
internal sealed record ReportYears(string Path, IReadOnlyList<FormerReport> Years)
{
    /// <summary>The address of what has changed since a year; null for a report at an address that has none.</summary>
    public string? ChangesSince(FormerReport year) => Path.EndsWith("/" + ReportAddress.LastSegment, StringComparison.Ordinal) ? $"{Path}/since/{year.StartYear}" : null;
}

/// <summary>"Earlier years", at the foot of a school's report.</summary>
internal sealed class ReportYearsSection(ReportHistory history) : IPageSection
{
    public int Order => 5;

    public async ValueTask<DrawnSection?> FindAsync(PageSurroundings page, CancellationToken ct)
    {
        // A draft and a page of a former day have no earlier years of their own.
        if (page.Page is not { AsOn: null, SubPath: "", Page: { ContentType: ReportStanding.ContentType, Path: { } path } } shown || path != page.Path)
        {
            return null;
        }

        var years = await history.FindAsync(shown.Page.Id, shown.Content, shown.PublishedUtc, ct);
        return years.Count == 0 ? null : new("_ReportYears", new ReportYears(path, years));
    }
}

/// <summary>Addresses of reports.</summary>
internal static class ReportAddress
{
    /// <summary>How the address of a report ends.</summary>
    public const string LastSegment = "sen-information-report";
}
