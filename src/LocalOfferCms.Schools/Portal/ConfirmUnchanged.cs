using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Schools.Portal;

/// <summary>"All of it still holds": a version for this school year with the same words and new dates, in one press. An approver's press approves it; another's sends it.</summary>
internal sealed class ConfirmUnchanged(ReportDrafts drafts, ReportChain chain, SchoolPeople people, CurrentPerson current)
{
    /// <summary>How long before the next review it may be confirmed.</summary>
    private const int DaysBefore = 30;

    /// <summary>The reason that items of the law are missing.</summary>
    public const string NoWords = "Missing";

    /// <summary>Why it cannot be confirmed; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(ChainState state, DateOnly today)
    {
        var report = state.Report;
        if (!report.IsOnSite)
        {
            return [new("NotOnSite", "There is no report here yet that could be confirmed. Write it first.")];
        }

        if (report.HasDraft)
        {
            return [new("HasDraft", "There are changes that families do not see yet. Send the report instead.")];
        }

        if (state.Missing is { Count: > 0 } missing)
        {
            return [new(NoWords, $"The law asks for {(missing.Count == 1 ? "one thing" : $"{missing.Count} things")} that the report says nothing about.")];
        }

        return report.ReportYear >= report.Year && report.Part.Date("NextReviewOn") is { } next && next > today.AddDays(DaysBefore)
            ? [new("Confirmed", $"It is confirmed for {report.Part.Text("SchoolYear")}. The next review is on {LocalTime.Day(next)}.")]
            : [];
    }

    /// <summary>Confirms it.</summary>
    /// <returns>Whether it is on the site, the name of the approver to whom it was sent, or neither when the council looks at it.</returns>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<(bool IsOnSite, string? SentTo)> ExecuteAsync(KeptSchool school, string seen, int cycle, CancellationToken ct)
    {
        var state = await chain.FindAsync(school.Id, ct) ?? throw new RefusedException([new("NoSuchSchool", "There is no such school any more.")]);
        Refusals(state, drafts.Today).ThrowIfAny();
        if (state.Report.Version is { } version && ReportChain.VersionMark(version) != seen)
        {
            throw new RefusedException([new("Changed", "It was changed after you opened this page. Read it again, then confirm it.")]);
        }

        var approver = school.MayApprove ? null : (await people.ListAsync(school.Id, ct)).FirstOrDefault(p => p.Task == KeeperTask.Approve)
            ?? throw new RefusedException([new("NoApprover", "Nobody approves for this school yet. Ask the council to invite the head or a governor.")]);
        var report = await drafts.EditAsync(school.Id, open => Renew(open, cycle, drafts.Today), current.Change($"Confirmed as unchanged for {SchoolYear.Words(state.Report.Year)}."), ct);
        if (approver is null)
        {
            return (await chain.ApproveAsync(school.Id, ReportChain.VersionMark(report.Version!), cycle, null, ct), null);
        }

        await chain.SendAsync(school.Id, approver.PersonId, cycle, "Nothing has changed: it is the same report, confirmed for this school year.", ct);
        return (false, approver.Words);
    }

    private static Action<JsonObject> Renew(SchoolReport open, int cycle, DateOnly today) => content =>
    {
        var part = ReportDrafts.PartOf(content, ReportDrafts.PartName);
        ReportDrafts.SetText(part, "SchoolYear", SchoolYear.Words(open.Year));
        ReportDrafts.SetDay(part, "UpdatedOn", today);
        ReportDrafts.SetDay(part, "NextReviewOn", today.AddMonths(cycle));
        ReportDrafts.SetCycle(content, cycle);
    };
}
