using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Schools.Pages.Schools;

/// <summary>A small box for the school's own website: how its report stands, and a link to it. It runs nothing and sets nothing there.</summary>
[CachedPage]
[FramedAnywhere]
internal sealed class BadgeEmbedModel(PublicReports reports, PageTags tags, CurrentTenant tenant) : PageModel
{
    public PublicReport Report { get; private set; } = null!;

    public string? DemonstrationNotice => tenant.Value.DemonstrationNotice;

    public async Task<IActionResult> OnGetAsync(string school, CancellationToken ct)
    {
        if (await reports.FindAsync(school, ct) is not { } found)
        {
            return NotFound();
        }

        Report = found;
        tags.DependOnlyOn(found.Tags);
        return Page();
    }
}
