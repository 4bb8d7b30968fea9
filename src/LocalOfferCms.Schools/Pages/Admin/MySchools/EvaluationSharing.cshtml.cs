using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Evaluation;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>With whom a school shares its self-evaluation, chosen one by one.</summary>
internal sealed class EvaluationSharingModel(EvaluationSharing sharing, CurrentPerson current) : EvaluationPage
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public string? With { get; set; }

    public IReadOnlyList<KeptName> Shared { get; private set; } = [];
    public IReadOnlyList<KeptName> Found { get; private set; } = [];
    public IEnumerable<SelectListItem> FoundItems => Found.Select(f => new SelectListItem(f.Name, f.Id));

    protected override bool IsForOwn => true;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostShareAsync(CancellationToken ct)
    {
        try
        {
            await sharing.ShareAsync(School, With ?? "", current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("With", nameof(With)));
            await LoadAsync(ct);
            return Page();
        }

        TempData.SayDone("Shared.");
        return RedirectToPage("EvaluationSharing", new { id = School.Id });
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken ct)
    {
        await sharing.TakeBackAsync(School, With ?? "", current.Change(), ct);
        TempData.SayDone("Taken back. They cannot read it any more.");
        return RedirectToPage("EvaluationSharing", new { id = School.Id });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Shared = await sharing.ListAsync(School.Id, ct);
        if (!string.IsNullOrWhiteSpace(Q))
        {
            Found = await sharing.FindAsync(School.Id, Q, Most, ct);
        }
    }
}
