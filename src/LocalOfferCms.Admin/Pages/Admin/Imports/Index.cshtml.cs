using LocalOfferCms.Admin.Imports;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Admin.Pages.Admin.Imports;

/// <summary>Uploads pages of another system.</summary>
[RequiresPermission(Permissions.ImportContent)]
[RequestSizeLimit(ImportDesk.MaxUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = ImportDesk.MaxUpload)]
internal sealed class IndexModel(ImportDesk desk) : PageModel
{
    [BindProperty]
    public string ContentType { get; set; } = "Guide";

    [BindProperty]
    public string? Parent { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Files.Count == 0)
        {
            ModelState.AddModelError(nameof(Files), "Choose the files to bring in.");
        }
        else
        {
            try
            {
                return LocalRedirect($"~/admin/imports/{await desk.TakeAsync(Files, new(ContentType, string.IsNullOrEmpty(Parent) ? null : Parent), ct)}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(nameof(Files), refused.Message);
            }
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Types = [.. (await desk.Import.TypesAsync(ct)).Select(t => new SelectListItem(t.DisplayName, t.Name))];
        Parents = [new("No page", ""), .. (await desk.ParentsAsync(ct)).Select(p => new SelectListItem(p.Title, p.Id))];
    }
}
