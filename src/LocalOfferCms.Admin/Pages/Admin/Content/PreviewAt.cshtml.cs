using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>The newest version in a frame as wide as a telephone, a tablet or a desk.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
[FramesOwnPages]
internal sealed class PreviewAtModel(ItemDesk desk) : PageModel
{
    public ItemView Item { get; private set; } = null!;
    public int Width { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, int width, CancellationToken ct)
    {
        if (PreviewModel.Widths.All(w => w.Pixels != width) || await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        (Item, Width) = (item, width);
        return Page();
    }
}
