using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
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

/// <summary>An answer beside the comments that it answers, to be approved or sent back by somebody who did not write it.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class ApproveModel(
    CmsDbContext db, AnswerDesk desk, AnswerComments answers, ApproveAnswer approve, ReturnAnswer sendBack, SiteSnapshots sites, CurrentPerson current) : PageModel
{
    private const int LongestNote = 2_000;

    [BindProperty]
    public bool Checked { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public CommentResponse Answer { get; private set; } = null!;
    public string? Author { get; private set; }
    public ShownAnswer Shown { get; private set; } = null!;
    public IReadOnlyList<Comment> Comments { get; private set; } = [];
    public IReadOnlyList<(Comment Comment, IReadOnlyList<Piece> Pieces)> Differences { get; private set; } = [];
    public IReadOnlyList<PublicMark> Marks { get; private set; } = [];
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];
    public bool MayReturn { get; private set; }
    public bool IsApart => Comments[0].IsApart;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string id, int revision, CancellationToken ct) =>
        await DoAsync(id, () => approve.ExecuteAsync(id, revision, Checked, current.Id, current.Change(), ct), "The answer is approved. It goes out by itself.", ct);

    public async Task<IActionResult> OnPostReturnAsync(string id, int revision, CancellationToken ct) =>
        Note?.Length > LongestNote
            ? await DoAsync(id, () => throw new RefusedException([new("Note", "The note must be 2,000 characters or fewer.")]), "", ct)
            : await DoAsync(id, () => sendBack.ExecuteAsync(id, revision, current.Change(Note), ct), "The answer was sent back to its owner.", ct);

    private async Task<IActionResult> DoAsync(string id, Func<Task> act, string done, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is { } missing)
        {
            return missing;
        }

        try
        {
            await act();
        }
        catch (Exception refused) when (refused is RefusedException or DbUpdateConcurrencyException)
        {
            ModelState.Show((refused as RefusedException)?.Refusals ?? [AnswerRefusals.Stale], ("Note", nameof(Note)), ("Checked", nameof(Checked)));
            return Page();
        }

        TempData.SayDone(done);
        return RedirectToPage("Approvals");
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken ct)
    {
        if (await db.Set<CommentResponse>().AsNoTracking().FirstOrDefaultAsync(r => r.ResponseId == id && r.Stage != ResponseStage.Draft, ct) is not { } response
            || await desk.ServedAsync(id, ct) is not { Count: > 0 } comments)
        {
            return NotFound();
        }

        (Answer, Comments) = (response, comments);
        Author = await desk.NameAsync(response.AuthorId, ct);
        Shown = ShownAnswer.Of(response, comments[0], await sites.GetAsync(ct));
        Differences = [.. comments.Select(c => (c, IsApart ? [new Piece(PieceChange.Same, c.Text)] : WordDifference.Between(c.Text, response.YouSaid)))];
        Marks = IsApart ? [] : PublicWords.Find(response, await answers.NamesAsync(ct));
        Refusals = ApproveAnswer.Refusals(response, current.Id);
        MayReturn = ReturnAnswer.Refusals(response).Count == 0;
        return null;
    }
}
