using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.OwnReports;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Schools.Pages.Admin.Schools;

/// <summary>What the looks at schools' own reports found.</summary>
[RequiresPermission(Permissions.ManageSchools)]
internal sealed class OwnReportsModel(OwnReportList list) : PageModel
{
    /// <summary><c>check</c> for those that need somebody; all otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty]
    public string? School { get; set; }

    public IReadOnlyList<OwnReportRow> Rows { get; private set; } = [];

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PageNumbers Numbers { get; private set; } = null!;

    public int Count { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Rows, Count) = await list.ReadAsync(Show == "check", Math.Clamp(PageNumber, 1, 10_000), ct);
        Numbers = PageNumbers.For(PageNumber, Count, OwnReportList.PageSize, page => Url.Content($"{Address}{(Show == "check" ? "&" : "?")}page={page}"));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await list.LookAgainAsync(School ?? "", ct))
        {
            return NotFound();
        }

        TempData.SayDone("The report is looked at again within some minutes.");
        return LocalRedirect(Address);
    }

    private string Address => Show == "check" ? "~/admin/schools/own-reports?show=check" : "~/admin/schools/own-reports";
}
