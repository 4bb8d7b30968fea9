using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Bin;

/// <summary>What was deleted in the last thirty days, and can be taken out again.</summary>
[RequiresPermission(Permissions.DeleteContent)]
internal sealed class IndexModel(CmsDbContext db, SiteSnapshots snapshots, ItemDesk desk, RecoverContent recover, CurrentPerson current) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<BinnedItem> Items { get; private set; } = [];
    public PageNumbers Numbers { get; private set; } = null!;
    public SiteSnapshot Site { get; private set; } = null!;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string item, CancellationToken ct)
    {
        if (await desk.OpenAsync(item, ct) is { } view && !view.May(Permissions.DeleteContent))
        {
            return Forbid();
        }

        try
        {
            await recover.ExecuteAsync(item, current.Change(), ct);
            TempData.SayDone("It is out of the recycle bin. It is not on the site until you publish it.");
            return Redirect(Url.Content($"~/admin/content/{Uri.EscapeDataString(item)}"));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            await LoadAsync(ct);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Numbers = PageNumbers.For(PageNumber, await db.BinnedItems.CountAsync(ct), PageSize, page => $"~/admin/bin?page={page}");
        Items = await db.BinnedItems.AsNoTracking().OrderByDescending(b => b.BinnedUtc).ThenBy(b => b.ContentItemId)
            .Skip((Numbers.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
    }
}
