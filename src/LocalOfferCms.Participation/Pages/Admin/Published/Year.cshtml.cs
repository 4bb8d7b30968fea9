using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Published;

/// <summary>The yearly publication: the figures so far, whole, and the button that brings it out.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class ReportModel(CmsDbContext db, SiteSnapshots snapshots, PublishYear publishYear, NoteOnYear noteOnYear, CurrentPerson current, TimeProvider clock, LocalTime local) : PageModel
{
    [BindProperty]
    public string? FamiliesInvolved { get; set; }

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public YearPeriods Periods { get; private set; } = null!;
    public YearFigures Figures { get; private set; } = null!;
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];
    public IEnumerable<SelectListItem> Years => Periods.All.Select(y => new SelectListItem(FormattableString.Invariant($"{y.Year}"), FormattableString.Invariant($"{y.Year}")));
    public DateOnly Today => local.Today;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => TryAsync(async () =>
    {
        var year = await publishYear.ExecuteAsync(FamiliesInvolved ?? "", current.Change(), ct);
        return $"The report of {year} is out. Its figures stay as they are.";
    }, ct);

    public Task<IActionResult> OnPostNoteAsync(CancellationToken ct) => TryAsync(async () =>
    {
        await noteOnYear.ExecuteAsync(Year, Note ?? "", current.Change(), ct);
        return $"The note stands beside the report of {Year}.";
    }, ct);

    private async Task<IActionResult> TryAsync(Func<Task<string>> act, CancellationToken ct)
    {
        try
        {
            TempData.SayDone(await act());
            return RedirectToPage();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, (nameof(FamiliesInvolved), nameof(FamiliesInvolved)), (nameof(Note), nameof(Note)), (nameof(Year), nameof(Year)));
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Periods = await YearPeriods.LoadAsync(db, await snapshots.GetAsync(ct), now, ct);
        Figures = await YearFigures.CountAsync(db, Periods.FromUtc, now, ct);
        Refusals = publishYear.Refusals(Periods, "", now);
    }
}
