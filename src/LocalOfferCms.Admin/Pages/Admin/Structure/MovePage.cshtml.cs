using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>Moves a page to another section.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class MovePageModel(PagePlaces places, PlacePages place, CurrentPerson current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string Section { get; set; } = "";

    public PlacedSection Moved { get; private set; } = null!;

    public IReadOnlyList<PageLink> Sections { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => [new("Choose a section", ""), .. Sections.Where(s => s.Id != Id)
        .Select(s => new SelectListItem(s.Path == "" ? "The menu" : $"{s.Title} ({s.Path})", s.Id))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (Sections.FirstOrDefault(s => s.Id == Section) is not { } target)
        {
            ModelState.AddModelError(nameof(Section), "Choose the section that it goes to.");
            return Page();
        }

        if (await place.MoveRefusalsAsync(Id, Section, ct) is { Count: > 0 } refusals)
        {
            ModelState.AddModelError(nameof(Section), refusals[0].Message);
            return Page();
        }

        await place.MoveAsync(Id, Section, current.Change(), ct);
        TempData.SayDone($"'{Moved.Section.Title}' is now in '{target.Title}'. Its address is as it was.");
        return RedirectToPage("Menu", null, new { id = target.Path == "" ? null : target.Id }, $"row-{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await places.SectionAsync(Id, 1, ct) is not { } moved)
        {
            return false;
        }

        (Moved, Sections) = (moved, await places.SectionsAsync(ct));
        return true;
    }
}
