using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Imports;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Imports;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Imports;

/// <summary>What would be made of an upload, and the button that makes it.</summary>
[RequiresPermission(Permissions.ImportContent)]
internal sealed class BatchModel(ImportDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ImportPlan Plan { get; private set; } = null!;

    public int Making => Plan.Count(ImportOutcome.New) + Plan.Count(ImportOutcome.Changed);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            if (!await LoadAsync(ct))
            {
                return NotFound();
            }

            var made = await desk.MakeAsync(Plan, ct);
            TempData.SayDone(made == 1 ? "1 draft is made." : $"{made} drafts are made.");
            return LocalRedirect($"~/admin/imports/{Id}");
        }
        catch (RefusedException refused)
        {
            // Those before it are made; the look shows which are not.
            ModelState.AddModelError("", refused.Message);
            await LoadAsync(ct);
            return Page();
        }
    }

    public static string Words(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.New => "New draft",
        ImportOutcome.Changed => "Changed: a new draft over the last one",
        ImportOutcome.Unchanged => "Brought in already",
        _ => "Left as it is",
    };

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Id, ct) is not { } batch)
        {
            return false;
        }

        Plan = await desk.PlanAsync(batch, ct);
        return true;
    }
}
