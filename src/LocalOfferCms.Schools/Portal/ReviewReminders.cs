using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>Reminds the people of schools whose report is to be looked at again: a fortnight before, on the day, a week and three weeks after. From a week
/// after, whoever approves for the school hears too; after four weeks the council's board says that nobody has answered. One message a person and day,
/// however many schools it is about. Confirming a report moves its day, and so ends it.</summary>
internal sealed class ReviewReminders(CmsDbContext db, Mailbox mailbox, MagicLinks links, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "schools.remind";

    /// <summary>How notices of a review begin.</summary>
    public const string KeyStart = "review:";

    /// <summary>How long before its day a review is near.</summary>
    public const int DaysBefore = 14;

    /// <summary>From this step on the approver hears too.</summary>
    private const int ApproverStep = 2;

    /// <summary>Nobody is written to at this step: the council is told.</summary>
    private const int CouncilStep = 4;

    /// <summary>Days after the review's day at which each step begins.</summary>
    private static readonly int[] Starts = [-DaysBefore, 0, 7, 21, 28];

    /// <summary>How long somebody who is new has to write a first report before they are reminded, in days.</summary>
    private const int FirstDays = 60;

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = CouncilDay.Of(db.Tenant, now);
        var due = await DueAsync(now, today, ct);
        var told = due.Where(s => s.Step < CouncilStep).SelectMany(s => s.People.Where(p => p.Task == KeeperTask.Keep || s.Step >= ApproverStep || s.People.All(o => o.Task == KeeperTask.Approve))
            .Select(p => (p, s))).GroupBy(x => x.p.Id, x => x.s).ToList();
        await using var write = await db.BeginWriteAsync(ct);
        db.SchoolNotices().AddRange(due.Select(s => new SchoolNotice { SchoolId = s.SchoolId, Key = s.Key, SentUtc = now }));
        foreach (var schools in told)
        {
            var person = schools.First().People.First(p => p.Id == schools.Key);
            if (EmailAddress.Refuse(person.Email) is null)
            {
                await mailbox.AddAsync(db, write, await MessageAsync(person, [.. schools.OrderBy(s => s.Name, StringComparer.Ordinal)], today, ct), ct);
            }
        }

        CrashPoints.Pass("school-reminders:before-commit");
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Schools whose people have not answered a reminder for four weeks: the council's board shows them.</summary>
    public static async Task<IReadOnlySet<string>> UnansweredAsync(CmsDbContext db, CancellationToken ct)
    {
        var rows = await (
            from notice in db.SchoolNotices().AsNoTracking().Where(n => n.Key.StartsWith(KeyStart) && n.Key.EndsWith(":4"))
            join school in db.Schools().AsNoTracking() on notice.SchoolId equals school.ContentItemId
            select new { notice.SchoolId, notice.Key, school.ReportReviewOn, school.ReportItemId }).ToListAsync(ct);
        return rows.Where(r => r.ReportReviewOn is { } day ? r.Key == KeyOf(day, CouncilStep) : r.ReportItemId is null).Select(r => r.SchoolId).ToHashSet();
    }

    /// <summary>The step that a review is at; null when it is not near.</summary>
    internal static int? StepOf(DateOnly due, DateOnly today)
    {
        var step = Array.FindLastIndex(Starts, start => today.DayNumber - due.DayNumber >= start);
        return step < 0 ? null : step;
    }

    /// <summary>Schools at a step that has not been taken yet.</summary>
    private async Task<IReadOnlyList<DueSchool>> DueAsync(DateTime now, DateOnly today, CancellationToken ct)
    {
        var soon = today.AddDays(DaysBefore);
        var newBefore = now.AddDays(DaysBefore - FirstDays);
        var rows = await (
            from keeper in db.SchoolKeepers().AsNoTracking()
            join person in db.People.AsNoTracking().Where(p => p.DisabledUtc == null) on keeper.PersonId equals person.Id
            join school in db.Schools().AsNoTracking() on keeper.SchoolId equals school.ContentItemId
            where school.ReportReviewOn <= soon || (school.ReportReviewOn == null && school.ReportItemId == null && school.HasDuty && keeper.AddedUtc <= newBefore)
            orderby keeper.AddedUtc, keeper.PersonId
            select new { school.ContentItemId, school.Name, school.ReportReviewOn, keeper, person.Email }).ToListAsync(ct);
        var taken = (await db.SchoolNotices().AsNoTracking().Where(n => n.Key.StartsWith(KeyStart)).Select(n => new { n.SchoolId, n.Key }).ToListAsync(ct)).Select(n => (n.SchoolId, n.Key)).ToHashSet();
        return
        [
            .. from row in rows
               group row by row.ContentItemId into school
               let first = school.First()
               let day = first.ReportReviewOn ?? CouncilDay.Of(db.Tenant, first.keeper.AddedUtc).AddDays(FirstDays)
               let step = StepOf(day, today)
               where step is not null && !taken.Contains((school.Key, KeyOf(day, step.Value)))
               select new DueSchool(school.Key, first.Name, day, step.Value, first.ReportReviewOn is null,
                   [.. school.Select(k => new DuePerson(k.keeper.PersonId, k.Email ?? "", k.keeper.Task))]),
        ];
    }

    /// <summary>The link signs its reader in by a button, for a day; after that the page asks them to sign in.</summary>
    private async Task<MailMessage> MessageAsync(DuePerson person, IReadOnlyList<DueSchool> schools, DateOnly today, CancellationToken ct)
    {
        var lines = schools.Select(s => s.IsFirst ? $"{s.Name}: no report is here yet" : $"{s.Name}: the review {(s.Day > today ? "is" : "was")} due on {LocalTime.Day(s.Day)}");
        var page = schools.Count == 1 ? $"admin/my-schools/{Uri.EscapeDataString(schools[0].SchoolId)}" : "admin/my-schools";
        var subject = schools.Count > 1 ? $"SEN information reports of {schools.Count} schools" : schools[0].IsFirst ? $"{schools[0].Name} has no SEN information report here yet" : $"Is the SEN information report of {schools[0].Name} still right?";
        return new(person.Email, subject,
            $"{string.Join('\n', lines)}\n\nIf nothing has changed, you can confirm a report with one button. If something has, each question is a page of its own, and what you write is kept.",
            await links.AddAsync(person.Id, schools.Count == 1 ? "Open the report" : "Open your schools", page, ct));
    }

    private static string KeyOf(DateOnly day, int step) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{KeyStart}{day:yyyy-MM-dd}:{step}");

    private sealed record DuePerson(string Id, string Email, KeeperTask Task);

    private sealed record DueSchool(string SchoolId, string Name, DateOnly Day, int Step, bool IsFirst, IReadOnlyList<DuePerson> People)
    {
        public string Key => KeyOf(Day, Step);
    }
}
