using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.OwnReports;

/// <summary>Keeps the list of addresses to look at in step with what schools give on the site. A new address is looked at soon.</summary>
internal sealed class OwnReportHandler(TimeProvider clock) : IContentHandler
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        if (item.ContentType != "School")
        {
            return;
        }

        var address = version.Stage == ContentStage.Archived ? null : AddressOf(content.Part("SchoolPart"));
        var row = await db.OwnReportChecks().FindAsync([item.ContentItemId], ct);
        if (address is null)
        {
            db.OwnReportChecks().RemoveRange(row is null ? [] : [row]);
            return;
        }

        if (row?.Address == address)
        {
            return;
        }

        if (row is null)
        {
            db.OwnReportChecks().Add(new OwnReportCheck { SchoolId = item.ContentItemId, Address = address });
        }
        else
        {
            // What was found elsewhere says nothing about the new place.
            (row.Address, row.CheckedUtc, row.Status, row.Problem) = (address, null, null, null);
            (row.FirstFailedUtc, row.FoundYear, row.LinksHere) = (null, null, null);
        }

        await AskSoonAsync(db, ct);
    }

    public Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) =>
        db.OwnReportChecks().Where(c => c.SchoolId == contentItemId).ExecuteDeleteAsync(ct);

    /// <summary>The address to look at: a full one of the web; null when there is none.</summary>
    public static string? AddressOf(ContentPart school) =>
        school.Link("ReportLink")?.Url.Trim() is { Length: > 0 and <= OwnReportCheck.AddressLength } url
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? url : null;

    /// <summary>One job for all addresses that come within the same minutes.</summary>
    private async Task AskSoonAsync(CmsDbContext db, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = new DateTime(now.Ticks - (now.Ticks % Soon.Ticks), DateTimeKind.Utc) + Soon;
        var id = ContentIds.FromName($"{CheckOwnReports.JobKind}:{due:O}");
        if (db.Jobs.Local.All(j => j.JobId != id) && !await db.Jobs.AsNoTracking().AnyAsync(j => j.JobId == id, ct))
        {
            var payload = JsonSerializer.Serialize(new CheckOwnReports.Order());
            db.Jobs.Add(new Job { JobId = id, Kind = CheckOwnReports.JobKind, Payload = payload, DueUtc = due, CreatedUtc = now });
        }
    }
}
