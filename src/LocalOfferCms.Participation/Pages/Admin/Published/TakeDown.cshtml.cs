using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Published;

/// <summary>Asks before a published answer is taken down.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class TakeDownModel(AdminAnswers answers, TakeDownAnswer takeDown, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await answers.FindAsync(id, ct) is not { Response: { Stage: ResponseStage.Published } response })
        {
            return NotFound();
        }

        Revision = response.Revision;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        try
        {
            await takeDown.ExecuteAsync(id, Revision, current.Change(Reason), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, (nameof(Reason), nameof(Reason)));
            return Page();
        }

        TempData.SayDone("The answer is off the site. It stays on record here.");
        return RedirectToPage("Answer", new { id });
    }
}
