using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Register.Runs;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>The report of one import, and the button that goes on with it.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class ImportModel(CmsDbContext db, ImportDesk desk, CurrentPerson person) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "only")]
    public RegisterOutcome? Only { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public bool AllowClosures { get; set; }

    public SchoolImport Run { get; private set; } = null!;

    public IReadOnlyList<SchoolImportLine> Lines { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public bool CanBeAccepted => desk.CanBeAccepted(Run);

    public IReadOnlyList<(RegisterOutcome? Outcome, string Words, int Count)> Filters =>
    [
        (null, "All", Run.Added + Run.Changed + Run.Closed + Run.Merged + Run.RefusedRows),
        (RegisterOutcome.New, "New", Run.Added),
        (RegisterOutcome.Changed, "Changed", Run.Changed),
        (RegisterOutcome.Closed, "Closed", Run.Closed),
        (RegisterOutcome.Merged, "Merged", Run.Merged),
        (RegisterOutcome.Refused, "Refused rows", Run.RefusedRows),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (Run.State == ImportState.Refused && !AllowClosures)
        {
            ModelState.AddModelError(nameof(AllowClosures), "Say that so many schools did close, or leave the file.");
            return Page();
        }

        if (!await desk.AcceptAsync(Id, person.Name, AllowClosures, ct))
        {
            ModelState.AddModelError("", "It is being brought in already.");
            return Page();
        }

        TempData.SayDone("The schools are being brought in. This page shows what was done as soon as it is done.");
        return LocalRedirect($"~/admin/schools/imports/{Id}");
    }

    public string AddressOf(RegisterOutcome? outcome, int page = 1) => $"~/admin/schools/imports/{Id}?{(outcome is null ? "" : $"only={outcome}&")}page-number={page}";

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.SchoolImports().AsNoTracking().FirstOrDefaultAsync(i => i.SchoolImportId == Id, ct) is not { } run)
        {
            return false;
        }

        Run = run;
        var lines = db.SchoolImportLines().AsNoTracking().Where(l => l.SchoolImportId == Id && (Only == null || l.Outcome == Only));
        Pages = PageNumbers.For(PageNumber, await lines.CountAsync(ct), PageSize, page => AddressOf(Only, page));
        Lines = await lines.OrderBy(l => l.Position).Skip((Pages.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return true;
    }
}
