using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Structure;

/// <summary>What many pages show from one place: approved wording, sources, dated facts, contact cards.</summary>
[RequiresPermission(Permissions.ManageStructure)]
internal sealed class WordingModel(SharedWords words) : PageModel
{
    /// <summary>The lists, by type.</summary>
    public static readonly IReadOnlyList<(string Type, string Title)> Lists =
        [("ApprovedWording", "Approved wording"), ("Citation", "Sources"), ("Fact", "Dated facts"), ("ContactCard", "Contact cards")];

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    public IReadOnlyList<SharedWord> Words { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public string Shown => Type ?? Lists[0].Type;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Lists.All(l => l.Type != Shown))
        {
            return NotFound();
        }

        (Words, var total) = await words.ListAsync(Shown, Request.PageNumber(), ct);
        Pages = PageNumbers.For(Request.PageNumber(), total, SharedWords.PageSize, n => $"~/admin/structure/wording?Type={Shown}&page={n}");
        return Page();
    }
}
