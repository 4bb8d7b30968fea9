using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>The terms of a taxonomy: their order and nesting, and new ones.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class TermsModel(EditTaxonomy taxonomies, CurrentPerson current) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "taxonomy")]
    public string TaxonomyName { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Parent { get; set; }

    public Taxonomy Taxonomy { get; private set; } = null!;

    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    public IEnumerable<SelectListItem> Parents => [new("At the top", ""), .. Taxonomy.Tree().Select(t => new SelectListItem($"{new string('–', t.Depth)} {t.Term.Name}".Trim(), t.Term.Id))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => ApplyAsync(new AddTerm(Name ?? "", Parent ?? ""), $"'{Name?.Trim()}' is added.", null, ct);

    public Task<IActionResult> OnPostOrderAsync(string? up, string? down, string? place, string? before, CancellationToken ct) =>
        place is not null ? ApplyAsync(new PlaceTerm(place, before ?? ""), "The order is changed.", place, ct)
        : ApplyAsync(new ShiftTerm(up ?? down ?? "", Down: down is not null), "The order is changed.", up ?? down, ct);

    private async Task<IActionResult> ApplyAsync(TermChange what, string done, string? row, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        try
        {
            await taxonomies.ExecuteAsync(TaxonomyName, what, current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusals, nameof(Name), nameof(Parent));
            return Page();
        }

        TempData.SayDone(done);
        return RedirectToPage(null, null, new { taxonomy = TaxonomyName }, row is null ? null : $"row-{row}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await taxonomies.FindAsync(TaxonomyName, ct) is not { } taxonomy)
        {
            return false;
        }

        (Taxonomy, Counts) = (taxonomy, await taxonomies.CountsAsync(TaxonomyName, ct));
        return true;
    }
}
