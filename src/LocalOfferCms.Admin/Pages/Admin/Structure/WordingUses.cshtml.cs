using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>Which pages show a wording, a source, a fact or a contact.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class WordingUsesModel(SharedWords words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public SharedWord Word { get; private set; } = null!;

    public IReadOnlyList<SharedWordUse> Uses { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await words.FindAsync(Id, Request.PageNumber(), ct) is not { } found)
        {
            return NotFound();
        }

        (Word, Uses) = found;
        Pages = PageNumbers.For(Request.PageNumber(), Word.UsedOn, SharedWords.PageSize, n => $"~/admin/structure/wording/{Uri.EscapeDataString(Id)}?page={n}");
        return Page();
    }
}
