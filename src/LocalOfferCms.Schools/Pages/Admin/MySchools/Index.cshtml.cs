using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Keepers;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Schools.Pages.Admin.MySchools;

/// <summary>The schools that somebody keeps. Who keeps one goes straight to it.</summary>
[RequiresPermission(KeptSchools.Permission, Permissions.ManageSchools)]
internal sealed class IndexModel(KeptSchools kept) : PageModel
{
    private const int PageSize = 25;

    public IReadOnlyList<KeptSchool> Schools { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public static string ReportWords(KeptSchool school) => school.Row switch
    {
        null => "The school’s page is not on the site.",
        { Report: ReportPlace.None } => "No report linked here yet.",
        { Report: ReportPlace.Linked } => "The report on the school’s own website is linked.",
        { ReportReviewOn: { } day } => $"Report on the site. Next review on {LocalTime.Day(day)}.",
        _ => "Report on the site.",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var all = await kept.ListAsync(ct);
        if (all is [{ } one])
        {
            return RedirectToPage("School", new { id = one.Id });
        }

        _ = int.TryParse(Request.Query["page"], System.Globalization.CultureInfo.InvariantCulture, out var page);
        Pages = PageNumbers.For(page, all.Count, PageSize, number => $"?page={number}");
        Schools = [.. all.Skip((Pages.Current - 1) * PageSize).Take(PageSize)];
        return Page();
    }
}
