using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.Portal;

/// <summary>How a report stands on its way to families, for the person who looks at it.</summary>
/// <param name="Report">The report.</param>
/// <param name="State">What the moves look at; null when nothing has been saved yet.</param>
/// <param name="Completeness">How complete it is.</param>
/// <param name="CouncilLooks">Whether the council looks at it after the school has approved it.</param>
internal sealed record ChainState(SchoolReport Report, LifeState? State, ReportCompleteness Completeness, bool CouncilLooks)
{
    /// <summary>Items that the law asks for and about which nothing is said.</summary>
    public IReadOnlyList<ItemCompleteness> Missing => [.. Completeness.Items.Where(i => i.State == ItemState.Missing && !i.IsSum)];

    /// <summary>What stands against publishing it, as the council's rules have it.</summary>
    public IReadOnlyList<Refusal> Findings => State is null ? [] : [.. State.Findings.Select(f => new Refusal(f.Code, f.Message)), .. State.PathRefusal is { } path ? new[] { path } : []];
}

/// <summary>A report's way to families: the SENCO sends it, the school's approver approves it or sends it back, the council looks where it wants to, and it is on the site.</summary>
internal sealed class ReportChain(
    CmsDbContext db, ReportDrafts drafts, LifeStates states, SubmitContent submit, ApproveContent approve, ReturnContent sendBack, PublishContent publish,
    SiteSnapshots sites, SchoolPeople people, CurrentPerson current, LookNews look)
{
    /// <summary>Reads how it stands; null when there is no such school.</summary>
    public async Task<ChainState?> FindAsync(string schoolId, CancellationToken ct)
    {
        if (await drafts.OpenAsync(schoolId, ct) is not { } report)
        {
            return null;
        }

        var site = await sites.GetAsync(ct);
        var complete = ReportCompleteness.Of(report.Content, SchoolRecord.Of(report.School), ReportLaw.Of(site), drafts.Today, CouncilLinks.Of(site));
        return new(report, report.Version is null ? null : await states.FindAsync(report.ReportId, ct), complete, PortalSettings.DoesCouncilLook(site));
    }

    /// <summary>Why it cannot be sent; empty when it can.</summary>
    public static IReadOnlyList<Refusal> SendRefusals(ChainState chain) =>
        chain.State is not { } state ? [new("Nothing", "Nothing has been written yet.")]
        : SubmitContent.Refusals(state) is { Count: > 0 } refusals ? refusals
        : chain.Findings;

    /// <summary>Why this person cannot approve it; empty when they can.</summary>
    public IReadOnlyList<Refusal> ApproveRefusals(ChainState chain) =>
        chain.State is not { } state ? [new("Nothing", "Nothing has been written yet.")]
        : ApproveContent.Refusals(state, current.Name, current.Id) is { Count: > 0 } refusals ? refusals
        : chain.Findings;

    /// <summary>Sends it to the school's approver.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task SendAsync(string schoolId, string? toId, int cycle, string? note, CancellationToken ct)
    {
        var chain = await RequireAsync(schoolId, ct);
        SendRefusals(chain).ThrowIfAny();
        var approvers = (await people.ListAsync(schoolId, ct)).Where(p => p.Task == KeeperTask.Approve).ToList();
        var to = approvers.Find(p => p.PersonId == toId) ?? throw new RefusedException([approvers.Count == 0
            ? new("NoApprover", "Nobody approves for this school yet. Ask the council to invite the head or a governor.")
            : new("To", "Choose who approves it.")]);
        await SetCycleAsync(chain, cycle, ct);
        await submit.ExecuteAsync(chain.Report.ReportId, current.Id, to.PersonId, current.Change(Note(note)), ct);
    }

    /// <summary>Approves it for the school. It goes on the site, or to the council where that looks at reports first.</summary>
    /// <returns>Whether it is on the site.</returns>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<bool> ApproveAsync(string schoolId, string seen, int cycle, string? note, CancellationToken ct)
    {
        var chain = await RequireAsync(schoolId, ct);
        if (chain.Report.Version is { } version && VersionMark(version) != seen)
        {
            throw new RefusedException([new("Changed", "It was changed after you opened this page. Read it again, then approve it.")]);
        }

        if (chain.State is { Latest.Stage: ContentStage.Draft })
        {
            // An approver who writes the report sends it to nobody else.
            (SubmitContent.Refusals(chain.State) is { Count: > 0 } refusals ? refusals : chain.Findings).ThrowIfAny();
            await submit.ExecuteAsync(chain.Report.ReportId, current.Id, current.Id, current.Change(), ct);
            db.ChangeTracker.Clear();
            chain = await RequireAsync(schoolId, ct);
        }

        ApproveRefusals(chain).ThrowIfAny();
        await approve.ExecuteAsync(chain.Report.ReportId, current.Change(Note(note)), ct, passReason: null, Stamp(chain, cycle));
        db.ChangeTracker.Clear();
        if (chain.CouncilLooks)
        {
            await look.AskAsync(schoolId, chain.Report, current.Change(), ct);
            return false;
        }

        await publish.ExecuteAsync(chain.Report.ReportId, current.Change(Note(note)), ct);
        return true;
    }

    /// <summary>Puts an approved report on the site: the council after its look, or the school when something came in between.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task PublishAsync(string schoolId, CancellationToken ct)
    {
        var chain = await RequireAsync(schoolId, ct);
        if (chain.State is not { Latest.Stage: ContentStage.Approved })
        {
            throw new RefusedException([new("NotApproved", "The school has not approved it yet.")]);
        }

        chain.Findings.ThrowIfAny();
        await publish.ExecuteAsync(chain.Report.ReportId, current.Change(), ct);
    }

    /// <summary>Sends it back with words about what is to be changed.</summary>
    /// <exception cref="RefusedException">There is a reason why not, or nothing is said.</exception>
    public async Task ReturnAsync(string schoolId, string? note, CancellationToken ct)
    {
        var chain = await RequireAsync(schoolId, ct);
        await sendBack.ExecuteAsync(chain.Report.ReportId, current.Change(Note(note)), ct);
    }

    /// <summary>Stands for the text that somebody sees: what is approved is what was read.</summary>
    public static string VersionMark(ContentVersion version) => $"{version.Number}-{ReportDrafts.MarkOf(version.Data)}";

    /// <summary>The days of an approval: of today, and of the next review by the cycle that the school has picked.</summary>
    private Action<JsonObject> Stamp(ChainState chain, int cycle)
    {
        var (today, next) = (drafts.Today, drafts.Today.AddMonths(cycle));
        return content =>
        {
            var part = ReportDrafts.PartOf(content, ReportDrafts.PartName);
            ReportDrafts.SetDay(part, "ApprovedOn", today);
            ReportDrafts.SetDay(part, "UpdatedOn", today);
            ReportDrafts.SetDay(part, "NextReviewOn", next);
            if (!chain.CouncilLooks && !chain.Report.IsOnSite && chain.Report.Part.Date("PublishedOn") is null)
            {
                ReportDrafts.SetDay(part, "PublishedOn", today);
            }

            var review = ReportDrafts.PartOf(content, "ReviewPart");
            ReportDrafts.SetDay(review, "LastReviewed", today);
            ReportDrafts.SetDay(review, "ReviewDue", next);
            ReportDrafts.SetText(review, "ReviewedBy", chain.Report.SchoolName);
            ReportDrafts.SetCycle(content, cycle);
        };
    }

    /// <summary>How often the school wants to look at it again goes with what is sent.</summary>
    private async Task SetCycleAsync(ChainState chain, int cycle, CancellationToken ct)
    {
        if (chain.Report.Cycle != cycle)
        {
            await drafts.EditAsync(chain.Report.SchoolId, _ => content => ReportDrafts.SetCycle(content, cycle), current.Change(), ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<ChainState> RequireAsync(string schoolId, CancellationToken ct) =>
        await FindAsync(schoolId, ct) ?? throw new RefusedException([new("NoSuchSchool", "There is no such school. It may have been removed.")]);

    private static string? Note(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
