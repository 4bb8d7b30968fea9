using LocalOfferCms.Admin.Life;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>What differs between two versions of an item, field by field.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
internal sealed class CompareModel(CmsDbContext db, ItemDesk desk, ReadableFields readable) : PageModel
{
    public ItemView Item { get; private set; } = null!;
    public ContentVersion Before { get; private set; } = null!;
    public ContentVersion After { get; private set; } = null!;
    public IReadOnlyList<FieldDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, [FromQuery] int from, [FromQuery] int to, CancellationToken ct)
    {
        var versions = await db.ContentVersions.AsNoTracking().Where(v => v.ContentItemId == id && (v.Number == from || v.Number == to)).OrderBy(v => v.Number).ToListAsync(ct);
        if (versions.Count != 2 || await desk.OpenAsync(id, ct) is not { } item)
        {
            return NotFound();
        }

        (Item, Before, After) = (item, versions[0], versions[1]);
        var read = await readable.ReadAsync(item.State.Item.ContentType, ct, Before, After);
        Differences = FieldDifference.Between(read[0], read[1]);
        return Page();
    }
}
