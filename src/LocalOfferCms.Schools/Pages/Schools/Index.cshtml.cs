using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Finder;
using LocalOfferCms.Ui.Finder;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Schools.Pages.Schools;

/// <summary>Schools of the council, found by name, place and what they have.</summary>
[CachedPage("name", "near", "within", "phase", "age", "need", "unit", "resourced", "nursery", "sixth-form", "report", "type", "area", "sort", "page")]
internal sealed class SchoolsModel(SchoolFinder finder, SiteSnapshots snapshots) : PageModel
{
    public SiteSnapshot Site { get; private set; } = null!;

    public FinderView Finder { get; private set; } = null!;

    public IReadOnlyList<SchoolLine> Schools { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        Finder = await finder.FindAsync(Request.Query, Site, ct);
        Schools = await finder.LinesAsync(Finder, Site, (Finder.Pages.Current - 1) * FinderRequest.PageSize, FinderRequest.PageSize, ct);
        foreach (var (field, problem) in Finder.Problems)
        {
            ModelState.AddModelError(field, problem);
        }

        ViewData["Title"] = Finder.Problems.Count > 0 ? "Error: Schools and colleges" : Finder.Request.IsNone ? "Schools and colleges" : $"Schools and colleges - {Finder.Found}";
        ViewData["Description"] = "Schools, nurseries and colleges, with what each says about special educational needs.";
        if (!Finder.Request.IsNone)
        {
            ViewData["NoIndex"] = true;
        }
    }
}
