using System.Globalization;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Published;

/// <summary>Moves the action of a published answer on.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class ActionChangeModel(AdminAnswers answers, ChangeAction changeAction, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? Due { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public static IEnumerable<SelectListItem> States => ActionWords.All.Select(a => new SelectListItem(ActionWords.Of(a), ActionWords.Slug(a)));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await answers.FindAsync(id, ct) is not { Response: { Stage: ResponseStage.Published } response })
        {
            return NotFound();
        }

        (State, Text, Owner, Revision) = (ActionWords.Slug(response.Action), response.ActionText, response.ActionOwner, response.Revision);
        Due = response.ActionDue?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        var state = ActionWords.Read(State);
        DateOnly? due = DateOnly.TryParseExact(Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (state is null)
        {
            ModelState.AddModelError(nameof(State), "Choose where the action stands.");
        }

        if (due is null && !string.IsNullOrWhiteSpace(Due))
        {
            ModelState.AddModelError(nameof(Due), "Write the day as year, month and day, such as 2027-03-31.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await changeAction.ExecuteAsync(id, new(state!.Value, Text ?? "", Owner ?? "", due, Revision), current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, (nameof(State), nameof(State)), (nameof(Text), nameof(Text)), (nameof(Owner), nameof(Owner)), (nameof(Due), nameof(Due)));
            return Page();
        }

        TempData.SayDone(state == ActionStatus.Done ? "The action is done. The site says so, and whoever sent a comment and asked for news hears of it." : "The action is changed, and the site shows it.");
        return RedirectToPage("Answer", new { id });
    }
}
