using System.Text.Json;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>Asks the council to look at a report that its school has approved. Once for each version.</summary>
internal sealed class LookNews(CmsDbContext db, RoleCatalogue catalogue, Mailbox mailbox)
{
    private const int Most = 20;

    public async Task AskAsync(string schoolId, SchoolReport report, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var key = $"look:{report.Version!.ContentItemVersionId}";
        if (await db.SchoolNotices().AnyAsync(n => n.SchoolId == schoolId && n.Key == key, ct))
        {
            return;
        }

        db.SchoolNotices().Add(new SchoolNotice { SchoolId = schoolId, Key = key, SentUtc = change.Now });
        foreach (var address in await OfficersAsync(ct))
        {
            await mailbox.AddAsync(db, write, new MailMessage(address, $"To look at: {report.Content.Part("TitlePart").Plain("Title")}",
                $"{report.SchoolName} has approved its SEN information report. Read it, and put it on the site or send it back with a note.",
                new MailLink("Look at it", $"admin/my-schools/{Uri.EscapeDataString(schoolId)}/send")), ct);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>Addresses of those whose work it is; administrators only where nobody else is there.</summary>
    private async Task<IReadOnlyList<string>> OfficersAsync(CancellationToken ct)
    {
        var roles = (await catalogue.ListAsync(ct)).Where(r => r.Name == Roles.Administrator || r.Permissions.Contains(Permissions.ManageSchools)).Select(r => r.Name).ToList();
        var people = await (
            from person in db.People.AsNoTracking().Where(p => p.DisabledUtc == null && p.Email != null)
            join role in db.PersonRoles.Where(r => roles.Contains(r.Role) && r.Topic == "") on person.Id equals role.PersonId
            select new { person.Id, Email = person.Email!, role.Role }).ToListAsync(ct);
        var officers = people.Where(p => p.Role != Roles.Administrator).ToList();
        return [.. (officers.Count > 0 ? officers : people).OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => p.Email).Where(e => EmailAddress.Refuse(e) is null).Distinct().Take(Most)];
    }
}

/// <summary>Asks for a message to a school's people when a report that they sent is on the site, whoever put it there.</summary>
internal sealed class ReportGoneUp(JobQueue jobs) : IContentHandler
{
    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        if (item.ContentType == ReportStanding.ContentType && db.Write is { } write
            && await db.VersionReviews.AnyAsync(r => r.ContentItemVersionId == version.ContentItemVersionId && r.ApprovedBy != null, ct))
        {
            await jobs.AddAsync(db, write, ReportNews.JobKind, new ReportNews.Order(version.ContentItemVersionId), ct);
        }
    }

    public Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Tells a school's people that their report is on the site. Once for each version.</summary>
internal sealed class ReportNews(CmsDbContext db, Mailbox mailbox, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "schools.report-news";

    /// <summary>Which version.</summary>
    public sealed record Order(string VersionId);

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Order>(payload)!.VersionId;
        var version = await db.ContentVersions.AsNoTracking().FirstOrDefaultAsync(v => v.ContentItemVersionId == id && v.Published, ct);
        if (version is null || SchoolReview.SchoolOf(version.Data) is not { } school)
        {
            return;
        }

        await using var write = await db.BeginWriteAsync(ct);
        var key = $"published:{id}";
        if (await db.SchoolNotices().AnyAsync(n => n.SchoolId == school && n.Key == key, ct))
        {
            return;
        }

        var people = await (
            from keeper in db.SchoolKeepers().Where(k => k.SchoolId == school)
            join person in db.People.Where(p => p.DisabledUtc == null && p.Email != null) on keeper.PersonId equals person.Id
            orderby keeper.PersonId
            select person.Email!).ToListAsync(ct);
        var path = await db.PublishedPages.Where(p => p.ContentItemId == version.ContentItemId).Select(p => p.Path).FirstOrDefaultAsync(ct);
        var next = new ContentDocument(ReportStanding.ContentType, JsonText.Object(version.Data)).Part(ReportDrafts.PartName).Date("NextReviewOn");
        db.SchoolNotices().Add(new SchoolNotice { SchoolId = school, Key = key, SentUtc = clock.GetUtcNow().UtcDateTime });
        foreach (var address in people.Where(a => EmailAddress.Refuse(a) is null))
        {
            await mailbox.AddAsync(db, write, new MailMessage(address, $"On the site: {version.DisplayText}",
                $"Families can read '{version.DisplayText}' now. Put a link to it on the school's own website too: the law asks for the report there."
                + (next is { } day ? $"\n\nThe next review is on {LocalTime.Day(day)}. You will be reminded." : ""),
                [new MailLink("Read it", path ?? ""), new MailLink("Get the link for your website", $"admin/my-schools/{Uri.EscapeDataString(school)}/badge")]), ct);
        }

        await write.CommitAsync(ct);
    }
}
