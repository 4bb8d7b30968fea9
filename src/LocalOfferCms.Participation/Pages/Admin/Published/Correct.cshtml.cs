using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Published;

/// <summary>Corrects the words of a published answer.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class CorrectModel(AdminAnswers answers, CorrectAnswer correct, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? YouSaid { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? FamiliesInvolved { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await answers.FindAsync(id, ct) is not { Response: { Stage: ResponseStage.Published } response })
        {
            return NotFound();
        }

        (YouSaid, Text, FamiliesInvolved, Revision) = (response.YouSaid, response.Text, response.FamiliesInvolved, response.Revision);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        try
        {
            await correct.ExecuteAsync(id, new(YouSaid ?? "", Text ?? "", FamiliesInvolved ?? "", Note ?? "", Revision), current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, (nameof(YouSaid), nameof(YouSaid)), (nameof(Text), nameof(Text)), (nameof(FamiliesInvolved), nameof(FamiliesInvolved)), (nameof(Note), nameof(Note)));
            return Page();
        }

        TempData.SayDone("The answer is corrected, and everybody can read what you put right.");
        return RedirectToPage("Answer", new { id });
    }
}
