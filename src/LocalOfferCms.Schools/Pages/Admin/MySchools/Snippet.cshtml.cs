using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>A text to use again.</summary>
internal sealed class SnippetModel(Snippets snippets, CurrentPerson current) : SchoolPage
{
    private const string New = "new";
    private const string ForSchool = "school";

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? For { get; set; }

    public bool IsNew { get; private set; }

    public IEnumerable<SelectListItem> ForItems => [new("Everybody who keeps the school", ForSchool, For == ForSchool), new("Only me, in all my schools", "me", For != ForSchool)];

    public async Task<IActionResult> OnGetAsync(string text, CancellationToken ct)
    {
        IsNew = text == New;
        For = "me";
        if (IsNew)
        {
            return Page();
        }

        if (await snippets.FindAsync(text, School.Id, current.Id, ct) is not { } found)
        {
            return NotFound();
        }

        (Title, Words) = (found.Title, found.Text);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string text, CancellationToken ct) => ChangeAsync(text, async () =>
    {
        await snippets.SaveAsync(IsNew ? null : text, Title, Words, For == ForSchool, School.Id, current.Change(), ct);
        return $"‘{Title!.Trim()}’ is saved.";
    });

    public Task<IActionResult> OnPostRemoveAsync(string text, CancellationToken ct) => ChangeAsync(text, async () =>
    {
        await snippets.RemoveAsync(text, School.Id, current.Change(), ct);
        return "The text is gone. Answers keep what they took from it.";
    });

    private async Task<IActionResult> ChangeAsync(string text, Func<Task<string>> change)
    {
        IsNew = text == New;
        try
        {
            TempData.SayDone(await change());
            return RedirectToPage("Snippets", new { id = School.Id });
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("Title", nameof(Title)), ("Text", nameof(Words)));
            return Page();
        }
    }
}
