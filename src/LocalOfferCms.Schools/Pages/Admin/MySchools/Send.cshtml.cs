using System.Globalization;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>The report's way to families: sent, approved or sent back, looked at by the council, on the site. Reasons stand before the button.</summary>
internal sealed class SendModel(CmsDbContext db, ReportChain chain, KeeperChanges keepers, SchoolPeople people, SiteSnapshots sites, CurrentPerson current) : SchoolPage
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Back { get; set; }

    [BindProperty]
    public string? NamedPerson { get; set; }

    [BindProperty]
    public string? Cycle { get; set; }

    /// <summary>Stands for the text that was on the page.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public ChainState Chain { get; private set; } = null!;
    public IReadOnlyList<Refusal> Reasons { get; private set; } = [];
    public IReadOnlyList<ReportTask> Tasks { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Approvers { get; private set; } = [];
    public bool NeedsName { get; private set; }
    public bool CanSend { get; private set; }
    public bool CanApprove { get; private set; }
    public bool CanPublish { get; private set; }
    public bool CanReturn { get; private set; }

    public string SeenNow => Chain.Report.Version is { } version ? ReportChain.VersionMark(version) : "";
    public bool Reads => CanApprove || CanPublish || CanReturn;
    public IEnumerable<SelectListItem> CycleItems => CyclesOf(Cycle);

    public string Heading => CanApprove ? "Approve the report" : CanSend ? "Send the report to be approved" : CanPublish ? "Look at the report" : "Where the report stands";

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Cycle = Chain.Report.Cycle.ToString(CultureInfo.InvariantCulture);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => MoveAsync(async cycle =>
    {
        await chain.SendAsync(School.Id, To, cycle, Note, ct);
        return $"The report is on its way to {Approvers.FirstOrDefault(a => a.Value == To)?.Text ?? "the approver"}.";
    }, ct);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken ct) => MoveAsync(async cycle => await chain.ApproveAsync(School.Id, Seen ?? "", cycle, Note, ct)
        ? "Approved. The report is on the site." : "Approved. The council looks at it before it goes on the site.", ct, () => School.MayApprove);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken ct) => MoveAsync(async _ =>
    {
        await chain.PublishAsync(School.Id, ct);
        return "The report is on the site.";
    }, ct, () => MayPublish);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) => MoveAsync(async _ =>
    {
        await chain.ReturnAsync(School.Id, Back, ct);
        return "The report was sent back.";
    }, ct, () => CanReturn, withName: false);

    /// <summary>The cycles that can be picked.</summary>
    public static IEnumerable<SelectListItem> CyclesOf(string? chosen) =>
        PortalWords.Cycles.Select(c => (Months: c.Months.ToString(CultureInfo.InvariantCulture), c.Words)).Select(c => new SelectListItem(c.Words, c.Months, c.Months == chosen));

    private bool IsCouncil => current.Has(Permissions.ManageSchools);

    private bool MayPublish => current.Can(Permissions.PublishContent, ReportStanding.ContentType) || (School.MayApprove && Chain is not { CouncilLooks: true });

    private async Task<IActionResult> MoveAsync(Func<int, Task<string>> move, CancellationToken ct, Func<bool>? may = null, bool withName = true)
    {
        await LoadAsync(ct);
        try
        {
            if (may?.Invoke() == false)
            {
                throw new RefusedException([new("NotYours", "Somebody else has to do this: the school’s approver, or the council.")]);
            }

            if (withName && NeedsName)
            {
                await keepers.NameAsync(School.Id, current.Id, NamedPerson, current.Change(), ct);
                db.ChangeTracker.Clear();
            }

            var cycle = int.TryParse(Cycle, CultureInfo.InvariantCulture, out var months) && PortalWords.Cycles.Any(c => c.Months == months) ? months : Chain.Report.Cycle;
            TempData.SayDone(await move(cycle));
            return RedirectToPage("School", new { id = School.Id });
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.Show(refused, ("NamedPerson", nameof(NamedPerson)), ("To", nameof(To)), ("NoNote", nameof(Back)));
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Chain = (await chain.FindAsync(School.Id, ct))!;
        Tasks = ReportTask.Of(ReportLaw.Of(await sites.GetAsync(ct)), Chain.Report.Kind);
        var stage = Chain.Report.Version is { Published: false } version ? version.Stage : (ContentStage?)null;
        CanReturn = stage is ContentStage.InReview or ContentStage.Approved && (School.MayApprove || (IsCouncil && stage == ContentStage.Approved));
        var approves = School.MayApprove && stage is ContentStage.Draft or ContentStage.InReview && School.MayApprove;
        var sends = School.Task == KeeperTask.Keep && stage is not (ContentStage.InReview or ContentStage.Approved);
        Reasons = approves && stage == ContentStage.InReview ? chain.ApproveRefusals(Chain)
            : approves || sends ? ReportChain.SendRefusals(Chain)
            : stage == ContentStage.Approved ? Chain.Findings : [];
        (CanApprove, CanSend) = (approves && Reasons.Count == 0, sends && Reasons.Count == 0);
        CanPublish = stage == ContentStage.Approved && Reasons.Count == 0 && MayPublish;
        await PeopleAsync(ct);
    }

    private async Task PeopleAsync(CancellationToken ct)
    {
        var all = await people.ListAsync(School.Id, ct);
        Approvers = [.. all.Where(p => p.Task == KeeperTask.Approve).Select(p => new SelectListItem(p.Words, p.PersonId))];
        if (CanSend && Approvers.Count == 0)
        {
            Reasons = [new("NoApprover", "Nobody approves for this school yet. Ask the council to invite the head or a governor.")];
            CanSend = false;
        }

        var keeper = School.Task is null ? null : await db.SchoolKeepers().AsNoTracking().FirstOrDefaultAsync(k => k.SchoolId == School.Id && k.PersonId == current.Id, ct);
        NeedsName = keeper is not null && SharedMailboxes.NeedsName(current.Email, keeper, Chain.Report.Year);
    }
}
