using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>The order of the sections in the menu, and of the pages in a section.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class MenuModel(PagePlaces places, PlacePages place, CurrentPerson current) : PageModel
{
    public PlacedSection Shown { get; private set; } = null!;

    public PageNumbers Pages { get; private set; } = null!;

    public bool IsMenu => Shown.Section.Path == "";

    /// <summary>The section's id; null for the menu itself.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Puts the pages into the order in which they are posted, after moving one of them a place up or down.</summary>
    public async Task<IActionResult> OnPostAsync(List<string> ids, string? up, string? down, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var moved = up ?? down;
        var (at, to) = (ids.IndexOf(moved ?? ""), ids.IndexOf(moved ?? "") + (down is null ? -1 : 1));
        if (at >= 0 && to >= 0 && to < ids.Count)
        {
            (ids[at], ids[to]) = (ids[to], ids[at]);
        }

        try
        {
            await place.OrderAsync(Shown.Section.Id, ids, current.Change(), ct);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return Page();
        }

        var title = Shown.Pages.FirstOrDefault(p => p.Id == moved)?.Title;
        TempData.SayDone(title is null ? "The order is changed." : $"'{title}' is now number {to + 1 + ((Pages.Current - 1) * PagePlaces.PageSize)}.");
        return LocalRedirect(AddressOf(Pages.Current) + (moved is null ? "" : $"#row-{moved}"));
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await places.SectionAsync(Id, Request.PageNumber(), ct) is not { } section)
        {
            return false;
        }

        Shown = section;
        Pages = PageNumbers.For(Request.PageNumber(), section.Total, PagePlaces.PageSize, AddressOf);
        return true;
    }

    private string AddressOf(int page) => $"~/admin/structure/menu{(Id is null ? "" : "/" + Uri.EscapeDataString(Id))}{(page > 1 ? $"?page={page}" : "")}";
}
