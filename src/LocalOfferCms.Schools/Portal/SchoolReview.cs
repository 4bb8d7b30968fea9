using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>A school's report goes to the school's own approver, and its mail leads to the pages where schools keep their reports.</summary>
internal sealed class SchoolReview(CmsDbContext db) : IReviewRoute
{
    public string ContentType => ReportStanding.ContentType;

    public async Task<IReadOnlyList<string>> ApproversAsync(string contentItemId, CancellationToken ct)
    {
        var data = await db.ContentVersions.AsNoTracking().Where(v => v.ContentItemId == contentItemId && v.Latest).Select(v => v.Data).FirstOrDefaultAsync(ct);
        return data is null || SchoolOf(data) is not { } school ? []
            : await db.SchoolKeepers().Where(k => k.SchoolId == school && k.Task == KeeperTask.Approve).OrderBy(k => k.AddedUtc).Select(k => k.PersonId).ToListAsync(ct);
    }

    public async Task<string?> PageOfAsync(ContentVersion version, string personId, CancellationToken ct) =>
        SchoolOf(version.Data) is { } school && await db.SchoolKeepers().AnyAsync(k => k.SchoolId == school && k.PersonId == personId, ct)
            ? $"admin/my-schools/{Uri.EscapeDataString(school)}/send" : null;

    /// <summary>The School that a report picks; null when it picks none.</summary>
    public static string? SchoolOf(string data) =>
        new ContentDocument(ReportStanding.ContentType, JsonText.Object(data)).Part("SenInformationReportPart").Items("School") is [{ } school, ..] ? school : null;
}
