using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>Every version of an item, and any two of them compared.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
internal sealed class HistoryModel(ItemDesk desk) : PageModel
{
    private const int PageSize = 30;

    public ItemView Item { get; private set; } = null!;
    public PageNumbers Numbers { get; private set; } = null!;
    public IEnumerable<ContentVersion> Shown => Item.State.Versions.Skip((Numbers.Current - 1) * PageSize).Take(PageSize);

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        Item = item;
        Numbers = PageNumbers.For(PageNumber, item.State.Versions.Count, PageSize, page => $"~/admin/content/{Uri.EscapeDataString(id)}/history?page={page}");
        return Page();
    }
}
