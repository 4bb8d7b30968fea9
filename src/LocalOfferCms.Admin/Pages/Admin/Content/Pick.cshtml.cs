using LocalOfferCms.Admin.Editing;
using LocalOfferCms.Admin.Editing.Picking;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>What can be chosen for the words that somebody types, for the editor's script.</summary>
[RequiresPermission(Permissions.EditContent, Permissions.EditOwnContent)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PickModel(ItemPicker picker) : PageModel
{
    private const int Longest = 200;

    /// <param name="q">What was typed.</param>
    /// <param name="types">Types of items, with commas between; all when it is left out.</param>
    /// <param name="of">What is looked for: <c>items</c>, <c>people</c> or <c>references</c>.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<IActionResult> OnGetAsync(string? q, string? types, string? of, CancellationToken ct)
    {
        var words = q is { Length: > Longest } ? q[..Longest] : q ?? "";
        var found = of switch
        {
            "people" => await picker.FindPeopleAsync(words, ct),
            "references" => await picker.FindReferencesAsync(words, ct),
            _ => await picker.FindAsync(words, (types ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), ct),
        };
        return new JsonResult(found.Select(p => new { value = p.Value, title = p.Title, detail = p.Detail, path = p.Path }));
    }
}
