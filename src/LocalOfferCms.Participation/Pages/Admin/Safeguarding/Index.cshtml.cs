using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Pages.Admin.Safeguarding;

/// <summary>A matter in the lead's list. Its words are not in it.</summary>
internal sealed record MatterRow(string CaseId, string Reference, string PageTitle, DateTime ReceivedUtc, DateTime HeldUtc, string HeldBy, DateTime? ClosedUtc, bool? Confirmed);

/// <summary>What waits for the safeguarding lead, and what they have closed.</summary>
[RequiresPermission(Permissions.ReadSealed)]
internal sealed class IndexModel(CmsDbContext db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<MatterRow> Rows { get; private set; } = [];

    public PageNumbers Numbers { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Numbers = PageNumbers.For(PageNumber, await db.Set<SafeguardingCase>().CountAsync(ct), PageSize, page => $"~/admin/safeguarding?page={page}");
        Rows = await (
            from matter in db.Set<SafeguardingCase>().AsNoTracking()
            join comment in db.Set<Comment>() on matter.CommentId equals comment.CommentId
            orderby matter.ClosedUtc != null, matter.HeldUtc descending, matter.CaseId
            select new MatterRow(matter.CaseId, comment.Reference, comment.PageTitle, comment.ReceivedUtc, matter.HeldUtc, matter.HeldBy, matter.ClosedUtc, matter.Confirmed))
            .Skip((Numbers.Current - 1) * PageSize).Take(PageSize).ToListAsync(ct);
    }
}
