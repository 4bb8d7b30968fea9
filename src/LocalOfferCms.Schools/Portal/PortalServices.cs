using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Portal;

/// <summary>Registers the people of schools, and the pages where they keep their reports.</summary>
internal static class PortalServices
{
    public static void AddPortal(this IServiceCollection services)
    {
        services.AddScoped<KeptSchools>();
        services.AddScoped<SchoolPeople>();
        services.AddScoped<InviteKeepers>();
        services.AddScoped<KeeperChanges>();
        services.AddScoped<IOwnedWork, SchoolsOfLeavers>();
        services.AddScoped<IJobHandler, OwnersInStep>();
        services.AddScoped<ReportDrafts>();
        services.AddScoped<SchoolDetails>();
        services.AddScoped<ReportChain>();
        services.AddScoped<ConfirmUnchanged>();
        services.AddScoped<LookNews>();
        services.AddScoped<IReviewRoute, SchoolReview>();
        services.AddSingleton<IContentHandler, ReportGoneUp>();
        services.AddScoped<IJobHandler, ReportNews>();
        services.AddScoped<IJobHandler, ReviewReminders>();
        services.AddSingleton(new RecurringJob(ReviewReminders.JobKind, "0 20 6 * * ?"));
        services.AddScoped<PublicReports>();
        services.AddScoped<Snippets>();
        services.AddScoped<SharedAnswers>();
        services.AddScoped<WrittenChecks>();
        services.AddScoped<IWaitingWork, PortalWaiting>();
        services.AddSingleton<IAdminMenu, PortalMenu>();
        services.AddSingleton<IAuditWords, PortalAuditWords>();
    }
}

/// <summary>The entry of those who keep schools.</summary>
internal sealed class PortalMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Schools, "My schools", "admin/my-schools", KeptSchools.Permission)];
}

/// <summary>What waits on the workspace's first page: reports to write, to look at again and to approve for a school, and those that the council is to look at.
/// One query.</summary>
internal sealed class PortalWaiting(CmsDbContext db, TimeProvider clock) : IWaitingWork
{
    private const int Most = 20;

    public async Task<IReadOnlyList<WaitingWork>> FindAsync(CurrentPerson person, CancellationToken ct)
    {
        var (keeps, manages) = (person.Has(KeptSchools.Permission), person.Has(Permissions.ManageSchools));
        if (!keeps && !manages)
        {
            return [];
        }

        var reviews = Reviews(person.Id, keeps, manages);
        var rows = await (keeps ? ToWrite(person.Id).Concat(reviews) : reviews).ToListAsync(ct);
        return [.. rows.Where(r => r.Stage is null).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Select(Write), .. rows.Where(r => r.Stage is not null).Select(Move).OfType<WaitingWork>()];
    }

    /// <summary>Schools that somebody keeps and that have to have a report and have none here, or whose review is near.</summary>
    private IQueryable<Row> ToWrite(string personId)
    {
        var soon = CouncilDay.Of(db.Tenant, clock.GetUtcNow().UtcDateTime).AddDays(ReviewReminders.DaysBefore);
        return (
            from keeper in db.SchoolKeepers().AsNoTracking().Where(k => k.PersonId == personId && k.Task == KeeperTask.Keep)
            join school in db.Schools() on keeper.SchoolId equals school.ContentItemId
            where (school.ReportItemId == null && school.HasDuty) || school.ReportReviewOn <= soon
            orderby school.Name, school.ContentItemId
            select new Row { Name = school.Name, School = school.ContentItemId, IsFirst = school.ReportItemId == null, Data = null, Stage = null }).Take(Most);
    }

    private IQueryable<Row> Reviews(string personId, bool keeps, bool manages) => (
        from review in db.VersionReviews.AsNoTracking()
        join version in db.ContentVersions on review.ContentItemVersionId equals version.ContentItemVersionId
        join summary in db.ContentSummaries on review.ContentItemId equals summary.ContentItemId
        where version.Latest && !version.Published && summary.ContentType == "SenInformationReport"
            && ((keeps && version.Stage == ContentStage.InReview && review.SubmittedToId == personId) || (manages && version.Stage == ContentStage.Approved))
        orderby review.SubmittedUtc
        select new Row { Name = version.DisplayText, School = null, IsFirst = false, Data = version.Data, Stage = version.Stage }).Take(Most);

    private static WaitingWork Write(Row row) => new(
        row.IsFirst ? $"No SEN information report here yet: {row.Name}" : $"Is the SEN information report still right? {row.Name}", $"admin/my-schools/{Uri.EscapeDataString(row.School!)}");

    private static WaitingWork? Move(Row row) => SchoolReview.SchoolOf(row.Data!) is { } school
        ? new($"{(row.Stage == ContentStage.InReview ? "To approve" : "To look at")}: {row.Name}", $"admin/my-schools/{Uri.EscapeDataString(school)}/send")
        : null;

    /// <summary>A school to write for, or a report to move on; the one has its id, the other its data and stage.</summary>
    private sealed class Row
    {
        public required string Name { get; init; }
        public required string? School { get; init; }
        public required bool IsFirst { get; init; }
        public required string? Data { get; init; }
        public required ContentStage? Stage { get; init; }
    }
}

/// <summary>What the audit says about schools' people and reports.</summary>
internal sealed class PortalAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["SchoolKeeperAdded"] = "{who} gave {what} to somebody to keep",
        ["SchoolKeeperRemoved"] = "{who} took {what} from somebody who kept it",
        ["SchoolKeeperReminded"] = "{who} sent the way in to {what} again",
        ["SchoolKeeperNamed"] = "{who} said who keeps {what} through a shared mailbox",
        ["SchoolHandedOver"] = "{who} handed {what} over",
        ["SchoolAnswerShared"] = "{who} took an answer over into the report of {what}",
        ["SchoolSnippetAdded"] = "{who} added the text '{what}' to use again",
        ["SchoolSnippetChanged"] = "{who} changed the text '{what}'",
        ["SchoolSnippetRemoved"] = "{who} took away the text '{what}'",
        ["SchoolReportsSet"] = "{who} changed how reports of schools go on the site",
    };
}
