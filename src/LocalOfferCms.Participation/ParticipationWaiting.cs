using System.Globalization;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.Participation.Triage.Samples;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation;

/// <summary>What waits on the workspace's first page, of the whole module: one query, in which each number is counted for those alone who see its line.</summary>
internal sealed class ParticipationWaiting(CmsDbContext db, SortingTime sorting, SiteSnapshots sites, RequestList requests, LocalTime local, TimeProvider clock) : IWaitingWork
{
    private static readonly string[] Wanted = [Permissions.TriageComments, Permissions.ReadSealed, Permissions.AnswerComments, Permissions.ApproveAnswers, Permissions.HandleRequests];

    public async Task<IReadOnlyList<WaitingWork>> FindAsync(CurrentPerson person, CancellationToken ct)
    {
        if (!Wanted.Any(person.Has) || await CountAsync(person, ct) is not { } counts)
        {
            return [];
        }

        var lastYear = counts.LastYear ?? YearPeriods.Setting(await sites.GetAsync(ct), db.Tenant.TimeZone) ?? counts.First;
        DateOnly? due = lastYear is { } begun && person.Has(Permissions.ApproveAnswers) ? CouncilDay.Of(db.Tenant, begun).AddYears(1) : null;
        return
        [
            .. Line(counts.Matters, "1 possible safeguarding matter", "{0} possible safeguarding matters", "admin/safeguarding"),
            .. Line(counts.Unsorted, "1 comment to sort", "{0} comments to sort", "admin/comments"),
            .. Line(counts.SortedLate, "1 comment should have been sorted by now", "{0} comments should have been sorted by now", "admin/comments?age=late"),
            .. Line(counts.Proposed, "1 proposal to leave a comment out waits for a second person", "{0} proposals to leave a comment out wait for a second person", "admin/comments?tab=to-agree"),
            .. Line(counts.Samples, "1 comment that was left out needs a second look", "{0} comments that were left out need a second look", "admin/comments/checks"),
            .. Line(counts.Mine, "1 comment waits for your answer", "{0} comments wait for your answer", "admin/answers", counts.MineLate),
            .. Line(counts.Approve, "1 answer to a comment waits for approval", "{0} answers to comments wait for approval", "admin/answers/approve"),
            .. Line(counts.Replies, "1 reply is to be made by hand", "{0} replies are to be made by hand", "admin/answers/replies"),
            .. Line(counts.Actions, "1 action that we promised families is late", "{0} actions that we promised families are late", "admin/published-answers?due=late"),
            .. Line(counts.Requests, "1 request is to be answered", "{0} requests are to be answered", "admin/requests", counts.RequestsLate),
            .. due is { } day && day.DayNumber - local.Today.DayNumber <= YearClock.FirstReminder
                ? [new WaitingWork($"The yearly report of comments {(day < local.Today ? "was" : "is")} due by {LocalTime.Day(day)}", "admin/published-answers/year")]
                : Array.Empty<WaitingWork>(),
        ];
    }

    private async Task<Counts?> CountAsync(CurrentPerson person, CancellationToken ct)
    {
        var (id, now, today, late) = (person.Id, clock.GetUtcNow().UtcDateTime, local.Today, await sorting.LateBeforeAsync(ct));
        var (sorts, leads, answers) = (person.Has(Permissions.TriageComments), person.Has(Permissions.ReadSealed), person.Has(Permissions.AnswerComments));
        var (approves, handles) = (person.Has(Permissions.ApproveAnswers), person.Has(Permissions.HandleRequests));
        var unsorted = db.Comments().Where(c => sorts && c.Stage == CommentStage.Received);
        var proposed = db.Comments().Where(c => sorts && c.Stage == CommentStage.LeavingOut && c.LeaveOutById != id);
        var mine = db.Set<Comment>().Waiting().Where(c => answers && c.OwnerId == id && c.SameAsId == null);
        var toApprove = db.Set<CommentResponse>().Where(r => approves && r.Stage == ResponseStage.InReview && r.AuthorId != id
            && db.Comments().Any(c => c.ResponseId == r.ResponseId && c.Stage == CommentStage.Answered));
        var replies = db.Set<CommentReply>().Where(r => sorts && r.DoneUtc == null && db.Comments().Any(c => c.CommentId == r.CommentId));
        var actions = db.Set<CommentResponse>().Where(r => approves && r.Stage == ResponseStage.Published
            && (r.Action == ActionStatus.Planned || r.Action == ActionStatus.UnderWay) && r.ActionDue < today);
        var asked = requests.Seen().Where(r => (handles || leads) && r.AnsweredUtc == null);
        var samples = SampleList.WaitingFor(db, id).Where(_ => sorts);
        return await db.People.Where(p => p.Id == id).Select(_ => new Counts
        {
            Matters = db.Set<SafeguardingCase>().Count(c => leads && c.ClosedUtc == null),
            Unsorted = unsorted.Count(), SortedLate = unsorted.Count(c => c.ReceivedUtc < late), Proposed = proposed.Count(), Samples = samples.Count(),
            Mine = mine.Count(), MineLate = mine.Count(c => c.DueUtc < now), Approve = toApprove.Count(), Replies = replies.Count(),
            Actions = actions.Count(), Requests = asked.Count(), RequestsLate = asked.Count(r => r.DueUtc < now),
            LastYear = db.Set<CommentYear>().Max(y => (DateTime?)y.ToUtc), First = db.Set<Comment>().Min(c => (DateTime?)c.ReceivedUtc),
        }).FirstOrDefaultAsync(ct);
    }

    private static IEnumerable<WaitingWork> Line(int count, string one, string several, string address, int late = 0) => count == 0 ? [] :
    [
        new((count == 1 ? one : several.Replace("{0}", count.ToString("#,0", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            + (late == 0 ? "" : count == 1 ? ", late" : $", {late} late"), address),
    ];

    private sealed class Counts
    {
        public int Matters { get; init; }
        public int Unsorted { get; init; }
        public int SortedLate { get; init; }
        public int Proposed { get; init; }
        public int Samples { get; init; }
        public int Mine { get; init; }
        public int MineLate { get; init; }
        public int Approve { get; init; }
        public int Replies { get; init; }
        public int Actions { get; init; }
        public int Requests { get; init; }
        public int RequestsLate { get; init; }
        public DateTime? LastYear { get; init; }
        public DateTime? First { get; init; }
    }
}
