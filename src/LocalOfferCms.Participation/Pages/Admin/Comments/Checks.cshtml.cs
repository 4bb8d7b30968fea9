using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Participation.Triage.Samples;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Comments;

/// <summary>Comments that were left out and are looked at again, by somebody who decided none of them.</summary>
[RequiresPermission(Permissions.TriageComments)]
internal sealed class ChecksModel(CmsDbContext db, CheckSample check, CurrentPerson current) : PageModel
{
    private const int Shown = 50;

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public SampleVerdict? Verdict { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<SampleRow> Rows { get; private set; } = [];

    /// <summary>Those that this person may look at.</summary>
    public IReadOnlySet<string> Mine { get; private set; } = new HashSet<string>();

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            await check.ExecuteAsync(Decision ?? "", Verdict, Note, current.Change(), ct);
            TempData.SayDone(Verdict == SampleVerdict.PutBack ? "The comment waits to be sorted again." : "Noted: it was right to leave it out.");
            return RedirectToPage();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("NoVerdict", nameof(Verdict)), ("NoNote", nameof(Note)));
            db.ChangeTracker.Clear();
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Rows = await SampleList.All(db).AsNoTracking().OrderBy(r => r.Check.CheckedUtc != null).ThenByDescending(r => r.Check.Month).ThenBy(r => r.Check.DecisionId).Take(Shown).ToListAsync(ct);
        Mine = (await SampleList.WaitingFor(db, current.Id).Select(c => c.DecisionId).Take(Shown).ToListAsync(ct)).ToHashSet();
    }
}
