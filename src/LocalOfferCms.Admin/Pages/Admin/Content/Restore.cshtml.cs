using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>Makes a draft with the content of an earlier version.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
internal sealed class RestoreModel(ItemDesk desk, RestoreVersion restore, CurrentPerson current) : PageModel
{
    public ItemView Item { get; private set; } = null!;
    public ContentVersion Version { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string version, CancellationToken ct) => await OpenAsync(id, version, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string id, string version, CancellationToken ct)
    {
        if (await OpenAsync(id, version, ct) is { } answer)
        {
            return answer;
        }

        try
        {
            await restore.ExecuteAsync(id, version, current.Change(), ct);
            TempData.SayDone($"Version {Version.Number} is the draft now. Look at it, then publish it.");
            return Redirect(Url.Content($"~/admin/content/{Uri.EscapeDataString(id)}"));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return Page();
        }
    }

    private async Task<IActionResult?> OpenAsync(string id, string version, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } item || item.State.Versions.FirstOrDefault(v => v.ContentItemVersionId == version) is not { } found)
        {
            return NotFound();
        }

        (Item, Version) = (item, found);
        return item.MayEdit ? null : Forbid();
    }
}
