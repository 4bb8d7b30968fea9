using LocalOfferCms.Admin.Life;
using System.Globalization;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PageContext = LocalOfferCms.Core.Pages.PageContext;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>The newest version as visitors would see it.</summary>
[RequiresPermission(Permissions.ViewContent, Permissions.EditOwnContent)]
[FramesOwnPages]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PreviewModel(PageLoader loader, ItemDesk desk, CurrentPerson current, IEnumerable<IPageVisits> visits, IEnumerable<ISubPages> subPages) : PageModel
{
    /// <summary>Widths of a telephone, a tablet and a desk, in pixels.</summary>
    public static readonly IReadOnlyList<(int Pixels, string Name)> Widths = [(360, "Telephone"), (768, "Tablet"), (1280, "Desk")];

    public PageContext Shown { get; private set; } = null!;
    public string Id { get; private set; } = "";

    /// <summary>Shows the page alone, without what leads back: as it stands in a frame.</summary>
    [FromQuery]
    public bool Bare { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, string? part, CancellationToken ct)
    {
        if ((!current.Has(Permissions.ViewContent) && await desk.OpenAsync(id, ct) is null)
            || await loader.DraftAsync(id, part ?? "", $"admin/content/{Uri.EscapeDataString(id)}/preview", ct) is not { } page || !subPages.Has(page))
        {
            return NotFound();
        }

        if (visits.FirstOrDefault(v => v.ContentType == page.Type.Name)?.Answer(page, HttpContext, ViewData) is { } answer)
        {
            return answer;
        }

        (Id, Shown) = (id, page);
        return Page();
    }
}
