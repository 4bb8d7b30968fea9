using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>Adds a text to use again, or changes one.</summary>
[RequiresPermission(Permissions.AnswerComments, Permissions.ApproveAnswers)]
internal sealed class SnippetModel(Snippets snippets, CurrentPerson current) : PageModel
{
    private const string New = "new";

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool IsCouncils { get; set; }

    public bool IsNew => Id == New;

    public bool MayShare => current.SeesAll();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (IsNew)
        {
            return Page();
        }

        if (await snippets.FindAsync(Id, current.Id, ct) is not { } snippet || !Snippets.MayChange(snippet, current))
        {
            return NotFound();
        }

        (Title, Text) = (snippet.Title, snippet.Text);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(() => snippets.SaveAsync(IsNew ? null : Id, Title, Text, IsCouncils, current, current.Change(), ct), "Saved.");

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        DoAsync(() => snippets.RemoveAsync(Id, current, current.Change(), ct), "The text is taken away.");

    private async Task<IActionResult> DoAsync(Func<Task> act, string done)
    {
        try
        {
            await act();
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused.Refusals, ("Title", nameof(Title)), ("Text", nameof(Text)));
            return Page();
        }

        TempData.SayDone(done);
        return RedirectToPage("Snippets");
    }
}
