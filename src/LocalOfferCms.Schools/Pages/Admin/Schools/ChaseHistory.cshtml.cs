using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Board;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>When a school was asked for its report, and by whom.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class ChaseHistoryModel(CmsDbContext db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public string SchoolName { get; private set; } = "";

    public IReadOnlyList<SchoolChase> Rows { get; private set; } = [];

    public PageNumbers Numbers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await db.Schools().AsNoTracking().Where(s => s.ContentItemId == id).Select(s => s.Name).FirstOrDefaultAsync(ct) is not { } name)
        {
            return NotFound();
        }

        SchoolName = name;
        var rows = db.SchoolChases().AsNoTracking().Where(c => c.SchoolId == id);
        Numbers = PageNumbers.For(PageNumber, await rows.CountAsync(ct), PageSize, page => $"?page={page}");
        Rows = await rows.OrderByDescending(c => c.SentUtc).ThenByDescending(c => c.ChaseId).Skip((Numbers.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return Page();
    }
}
