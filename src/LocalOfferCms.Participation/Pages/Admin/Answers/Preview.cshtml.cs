using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using LocalOfferCms.Participation.Answers.Moves;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>The answer as it will look, with the button that sends it for approval.</summary>
[RequiresPermission(Permissions.AnswerComments, Permissions.ApproveAnswers)]
internal sealed class PreviewModel(AnswerDesk desk, AnswerComments answers, SiteSnapshots sites, CurrentPerson current) : PageModel
{
    public OpenComment Open { get; private set; } = null!;
    public ShownAnswer Shown { get; private set; } = null!;
    public IReadOnlyList<Comment> Served { get; private set; } = [];
    public IReadOnlyList<PublicMark> Marks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string id, int revision, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } answer)
        {
            return answer;
        }

        try
        {
            await answers.SendAsync(id, revision, current, current.Change(), ct);
        }
        catch (Exception refused) when (refused is RefusedException or DbUpdateConcurrencyException)
        {
            ModelState.Show((refused as RefusedException)?.Refusals ?? [AnswerRefusals.Stale]);
            return Page();
        }

        TempData.SayDone("Thank you. Your answer goes to somebody else to read, and then to families.");
        return RedirectToPage("Index");
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { Response: { } response } open)
        {
            return NotFound();
        }

        if (AnswerRefusals.ToAnswer(open.Comment, response).Count > 0 || (open.Comment.OwnerId != current.Id && !current.IsOfficer()))
        {
            return RedirectToPage("Answer", new { id });
        }

        (Open, Shown) = (open, ShownAnswer.Of(response, open.Comment, await sites.GetAsync(ct)));
        Served = await desk.ServedAsync(response.ResponseId, ct);
        Marks = open.Comment.IsApart ? [] : PublicWords.Find(response, await answers.NamesAsync(ct));
        return null;
    }
}
