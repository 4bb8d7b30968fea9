using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Participation.Pages.Admin.Comments;

/// <summary>A comment as it was sent: asks for a reason first, and shows the words in answer to the button alone.</summary>
[RequiresPermission(Permissions.ReadSealed)]
internal sealed class OriginalModel(CmsDbContext db, OpenOriginal open, CurrentPerson current) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public Comment Comment { get; private set; } = null!;

    /// <summary>The words; null until they are opened.</summary>
    public string? Words { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        try
        {
            Words = await open.ExecuteAsync(id, current.Change(Reason?.Trim()), ct);
            Response.Headers.CacheControl = "no-store";
        }
        catch (RefusedException refused)
        {
            ModelState.Show(refused, ("NoReason", nameof(Reason)));
        }

        return Page();
    }

    private async Task<bool> FindAsync(string id, CancellationToken ct)
    {
        var comment = await db.Comments().AsNoTracking().FindOpenAsync(id, ct);
        Comment = comment!;
        return comment is not null;
    }
}
