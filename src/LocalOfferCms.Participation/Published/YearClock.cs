using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>Reminds those who approve answers of the yearly publication: 60, 30 and 7 days before it is due, and when the day has passed. Each reminder is
/// written down with its mail, so it goes out once.</summary>
internal sealed class YearClock(CmsDbContext db, SiteSnapshots sites, RoleCatalogue roles, Mailbox mailbox, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "comments.year";
    public const int FirstReminder = 60;
    private static readonly int[] Steps = [7, 30, FirstReminder];

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var periods = await YearPeriods.LoadAsync(db, await sites.GetAsync(ct), now, ct);
        if (periods.Due is not { } due || StepOf(due, CouncilDay.Of(db.Tenant, now)) is not { } step)
        {
            return;
        }

        var officers = await OfficersAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        if (officers.Count == 0 || await db.Set<YearReminder>().AnyAsync(r => r.Due == due && r.DaysBefore == step, ct))
        {
            return;
        }

        db.Set<YearReminder>().Add(new YearReminder { Due = due, DaysBefore = step, SentUtc = now });
        foreach (var email in officers)
        {
            await mailbox.AddAsync(db, write, Message(email, due, step), ct);
        }

        CrashPoints.Pass("year-clock:before-commit");
        await write.CommitAsync(ct);
    }

    /// <summary>Which reminder is due: so many days before, 0 when the day has passed, null for none yet.</summary>
    public static int? StepOf(DateOnly due, DateOnly today)
    {
        var left = due.DayNumber - today.DayNumber;
        return left < 0 ? 0 : Steps.Where(s => left <= s).Select(s => (int?)s).FirstOrDefault();
    }

    private static MailMessage Message(string email, DateOnly due, int step) => new(email,
        step == 0 ? "The yearly report of comments is late" : $"The yearly report of comments is due by {LocalTime.Day(due)}",
        $"The law asks the council to publish the comments on the Local Offer, with its answers, at least once a year.\n\nThe next report {(step == 0 ? "was" : "is")} due by {LocalTime.Day(due)}. "
            + "The figures are ready. Read them, add how families took part, and publish the report with one button.",
        new MailLink("Look at the report", "admin/published-answers/year"));

    private async Task<List<string>> OfficersAsync(CancellationToken ct)
    {
        var may = (await roles.ListAsync(ct)).Where(r => r.Permissions.Contains(Permissions.ApproveAnswers) && r.Permissions.Contains(Permissions.TriageComments)).Select(r => r.Name).ToList();
        var emails = await (from person in db.People.AsNoTracking()
                            where person.DisabledUtc == null && person.Email != null && db.PersonRoles.Any(r => r.PersonId == person.Id && may.Contains(r.Role))
                            orderby person.Id
                            select person.Email).ToListAsync(ct);
        return [.. emails.Where(e => EmailAddress.Refuse(e) is null)];
    }
}
