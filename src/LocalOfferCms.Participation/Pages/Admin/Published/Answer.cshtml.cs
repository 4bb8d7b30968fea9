using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Admin.Published;

/// <summary>A published answer, and what may be done with it.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class AnswerModel(AdminAnswers answers, SiteSnapshots snapshots, LocalTime local) : PageModel
{
    public AdminAnswer Answer { get; private set; } = null!;
    public AnswerView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await answers.FindAsync(id, ct) is not { } answer)
        {
            return NotFound();
        }

        (Answer, Shown) = (answer, new AnswerRow(answer.Response, answer.PageTitle, null).ToView(await snapshots.GetAsync(ct), local));
        return Page();
    }
}
