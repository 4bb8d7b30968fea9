using System.Text;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>Imports redirects from a file: first what would be made, then the import itself.</summary>
[RequiresPermission(Permissions.ManageStructure)]
[RequestFormLimits(ValueLengthLimit = MaxBytes * 4)]
internal sealed class ImportRedirectsModel(EditRedirects redirects, CurrentPerson current) : PageModel
{
    private const int MaxBytes = 1_000_000;

    [BindProperty]
    public IFormFile? Csv { get; set; }

    /// <summary>The lines, typed or out of the file; they travel with the rehearsal.</summary>
    [BindProperty]
    public string? Lines { get; set; }

    /// <summary>What would be made; null before anything was given.</summary>
    public IReadOnlyList<RedirectPlan>? Plans { get; private set; }

    public int ToMake => Plans?.Count(p => p is { Refusal: null, IsThere: false }) ?? 0;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Csv is { Length: > MaxBytes })
        {
            ModelState.AddModelError(nameof(Csv), "The file is larger than 1 MB. Split it.");
            return Page();
        }

        if (Csv is { Length: > 0 })
        {
            using var reader = new StreamReader(Csv.OpenReadStream(), Encoding.UTF8);
            Lines = await reader.ReadToEndAsync(ct);
            ModelState.Remove(nameof(Lines));
        }

        if (string.IsNullOrWhiteSpace(Lines))
        {
            ModelState.AddModelError(nameof(Lines), "Choose a file, or paste the lines.");
            return Page();
        }

        Plans = await redirects.RehearseAsync(Lines, ct);
        if (Plans.Count == 0)
        {
            ModelState.AddModelError(nameof(Lines), "No line has two values with a comma between them: the old address, and where it leads.");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken ct)
    {
        var plans = await redirects.ImportAsync(Lines ?? "", current.Change("Imported from a file."), ct);
        var (made, refused) = (plans.Count(p => p is { Refusal: null, IsThere: false }), plans.Count(p => p.Refusal is not null));
        TempData.SayDone($"{made} redirects are made{(refused > 0 ? $"; {refused} lines were not taken" : "")}.");
        return RedirectToPage("Redirects");
    }
}
