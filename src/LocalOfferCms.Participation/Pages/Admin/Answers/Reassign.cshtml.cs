using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using LocalOfferCms.Participation.Answers.Moves;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Participation.Answers.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>"This is not mine": to the officer. An officer chooses a person.</summary>
[RequiresPermission(Permissions.AnswerComments, Permissions.ApproveAnswers)]
internal sealed class ReassignModel(AnswerDesk desk, ReassignComment reassign, CommentRouter router, CurrentPerson current) : PageModel
{
    private const int LongestReason = 1_000;

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public OpenComment Open { get; private set; } = null!;
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];
    public IEnumerable<SelectListItem> People { get; private set; } = [];
    public bool IsOfficer => current.IsOfficer();

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string id, int revision, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } answer)
        {
            return answer;
        }

        if (Reason?.Length > LongestReason)
        {
            ModelState.AddModelError(nameof(Reason), "The reason must be 1,000 characters or fewer.");
            return Page();
        }

        try
        {
            if (IsOfficer)
            {
                await reassign.ToAsync(id, revision, Person, current.Change(Reason), ct);
            }
            else
            {
                await reassign.NotMineAsync(id, revision, current.Change(Reason), ct);
            }
        }
        catch (Exception refused) when (refused is RefusedException or DbUpdateConcurrencyException)
        {
            ModelState.Show((refused as RefusedException)?.Refusals ?? [AnswerRefusals.Stale], ("Reason", nameof(Reason)), ("Person", nameof(Person)));
            return Page();
        }

        TempData.SayDone(IsOfficer ? "They have the comment now, and a message about it." : "Thank you. The officer has it now.");
        return RedirectToPage("Index");
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open)
        {
            return NotFound();
        }

        if (open.Comment.OwnerId != current.Id && !IsOfficer)
        {
            return Forbid();
        }

        (Open, Refusals) = (open, ReassignComment.Refusals(open.Comment));
        People = IsOfficer ? [new("Choose somebody", ""), .. (await router.AbleAsync(ct)).Where(p => p.Id != open.Comment.OwnerId).Select(p => new SelectListItem(p.Name, p.Id))] : [];
        return null;
    }
}
