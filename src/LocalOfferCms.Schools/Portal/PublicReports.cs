using System.Globalization;
using System.Net;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>A school and its report as everybody may see them.</summary>
/// <param name="SchoolId">The School.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slug">What stands for it in the addresses of badge and frame.</param>
/// <param name="SchoolPath">Its page.</param>
/// <param name="ReportId">The report's item; null when none is here.</param>
/// <param name="ReportPath">The report's page; null when none is here.</param>
/// <param name="Year">The school year that it is about; empty when it does not say.</param>
/// <param name="UpdatedOn">When it was last looked at.</param>
/// <param name="NextReviewOn">When it is looked at again.</param>
internal sealed record PublicReport(
    string SchoolId, string Name, string Slug, string SchoolPath, string? ReportId, string? ReportPath, string Year, DateOnly? UpdatedOn, DateOnly? NextReviewOn)
{
    /// <summary>The badge's address.</summary>
    public string BadgePath => $"schools/{Slug}/badge.svg";

    /// <summary>The frame's address.</summary>
    public string EmbedPath => $"schools/{Slug}/embed";

    /// <summary>What it is shown anew for: the school, and any report, since a school may get its first.</summary>
    public IEnumerable<string> Tags => [PageTags.Item(SchoolId), PageTags.LinksTo(SchoolId), PageTags.Type(ReportStanding.ContentType)];

    /// <summary>How it stands, in a sentence.</summary>
    public string Words => ReportPath is null ? "No report linked here yet" : Year.Length > 0 ? $"SEN information report for {Year}" : "SEN information report";
}

/// <summary>Reads what a school's badge and frame say. Two queries.</summary>
internal sealed class PublicReports(CmsDbContext db)
{
    private const string Folder = "schools/";

    /// <summary>By the School's id, or by the last part of its address below <c>/schools</c>; null when there is no such school on the site.</summary>
    public async Task<PublicReport?> FindAsync(string idOrSlug, CancellationToken ct)
    {
        var path = Folder + idOrSlug;
        var school = await (
            from page in db.PublishedPages.AsNoTracking().Where(p => p.ContentType == "School" && (p.ContentItemId == idOrSlug || p.Path == path))
            from row in db.Schools().Where(s => s.ContentItemId == page.ContentItemId).DefaultIfEmpty()
            select new { page.ContentItemId, page.Title, page.Path, ReportId = (string?)row!.ReportItemId }).FirstOrDefaultAsync(ct);
        if (school is null)
        {
            return null;
        }

        var report = school.ReportId is null ? null : await (
            from page in db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == school.ReportId && p.Path != null)
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            select new { page.Path, version.Data }).FirstOrDefaultAsync(ct);
        var part = new ContentDocument(ReportStanding.ContentType, JsonText.Object(report?.Data ?? "{}")).Part(ReportDrafts.PartName);
        var slug = school.Path is { } at && at.StartsWith(Folder, StringComparison.Ordinal) && !at[Folder.Length..].Contains('/') ? at[Folder.Length..] : school.ContentItemId;
        return new(school.ContentItemId, school.Title, slug, school.Path ?? "", report is null ? null : school.ReportId, report?.Path, part.Text("SchoolYear").Trim(),
            part.Date("ApprovedOn") ?? part.Date("UpdatedOn") ?? part.Date("PublishedOn"), part.Date("NextReviewOn"));
    }

    /// <summary>The badge: two lines of text that need nothing else to be drawn, in colours that stand on any page.</summary>
    public static string Svg(PublicReport report)
    {
        var second = report.ReportPath is null ? "" : report.UpdatedOn is { } day ? $"Last looked at on {LocalTime.Day(day)}" : "On the Local Offer";
        var (title, first, next) = (WebUtility.HtmlEncode($"{report.Name}: {report.Words}"), WebUtility.HtmlEncode(report.Words), WebUtility.HtmlEncode(second));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="320" height="64" viewBox="0 0 320 64" role="img" aria-label="{title}">
            <title>{title}</title>
            <rect width="320" height="64" rx="4" fill="#0b0c0c"/>
            <rect x="2" y="2" width="316" height="60" rx="3" fill="#ffffff"/>
            <rect x="2" y="2" width="8" height="60" fill="#1d70b8"/>
            <text x="20" y="28" font-family="Arial, Helvetica, sans-serif" font-size="15" font-weight="bold" fill="#0b0c0c" textLength="{Math.Min(290, report.Words.Length * 8)}" lengthAdjust="spacingAndGlyphs">{first}</text>
            <text x="20" y="49" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#0b0c0c">{next}</text>
            </svg>
            """);
    }
}
