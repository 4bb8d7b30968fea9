using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>"Is this page still right?": where the mail that chases a review leads. One button says yes.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
internal sealed class ReviewModel(CmsDbContext db, ItemDesk desk, ConfirmContent confirm, CurrentPerson current) : PageModel
{
    public ItemView Item { get; private set; } = null!;

    /// <summary>Why somebody has to look at it besides its date.</summary>
    public IReadOnlyList<string> Flags { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } answer)
        {
            return answer;
        }

        Flags = await db.ReviewFlags.AsNoTracking().Where(f => f.ContentItemId == id).OrderBy(f => f.FlaggedUtc).Select(f => f.Reason).ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is { } answer)
        {
            return answer;
        }

        try
        {
            var due = await confirm.ExecuteAsync(id, current.Name, current.Change("Found right as it is."), ct);
            TempData.SayDone($"Thank you. '{Item.Title}' is due again on {LocalTime.Day(due)}.");
            return Redirect(Url.Content("~/admin"));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return Page();
        }
    }

    private async Task<IActionResult?> OpenAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        Item = item;
        return item.MayEdit ? null : Forbid();
    }
}
