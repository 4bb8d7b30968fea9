using System.Globalization;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>"All of it still holds", in one press.</summary>
internal sealed class ConfirmModel(CmsDbContext db, ReportChain chain, ConfirmUnchanged confirm, KeeperChanges keepers, ReportDrafts drafts, CurrentPerson current) : SchoolPage
{
    [BindProperty]
    public string? NamedPerson { get; set; }

    [BindProperty]
    public string? Cycle { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    public ChainState Chain { get; private set; } = null!;
    public IReadOnlyList<Refusal> Reasons { get; private set; } = [];
    public bool NeedsName { get; private set; }
    public int MostItems => 10;
    public string SeenNow => Chain.Report.Version is { } version ? ReportChain.VersionMark(version) : "";
    public string YearWords => SchoolYear.Words(Chain.Report.Year);
    public IEnumerable<SelectListItem> CycleItems => SendModel.CyclesOf(Cycle);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Cycle = Chain.Report.Cycle.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        try
        {
            Reasons.ThrowIfAny();
            if (NeedsName)
            {
                await keepers.NameAsync(School.Id, current.Id, NamedPerson, current.Change(), ct);
                db.ChangeTracker.Clear();
            }

            var cycle = int.TryParse(Cycle, CultureInfo.InvariantCulture, out var months) && PortalWords.Cycles.Any(c => c.Months == months) ? months : Chain.Report.Cycle;
            var (isOnSite, sentTo) = await confirm.ExecuteAsync(School, Seen ?? "", cycle, ct);
            TempData.SayDone(isOnSite ? $"Confirmed for {YearWords}. The report is on the site."
                : sentTo is not null ? $"Confirmed for {YearWords}, and on its way to {sentTo} to be approved."
                : $"Confirmed for {YearWords}. The council looks at it before it goes on the site.");
            return RedirectToPage("School", new { id = School.Id });
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            ModelState.Show(refused, ("NamedPerson", nameof(NamedPerson)));
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Chain = (await chain.FindAsync(School.Id, ct))!;
        Reasons = School.Task is null ? [new("NotYours", "Only the people of the school confirm its report.")] : ConfirmUnchanged.Refusals(Chain, drafts.Today);
        var keeper = await db.SchoolKeepers().AsNoTracking().FirstOrDefaultAsync(k => k.SchoolId == School.Id && k.PersonId == current.Id, ct);
        NeedsName = keeper is not null && SharedMailboxes.NeedsName(current.Email, keeper, Chain.Report.Year);
    }
}
