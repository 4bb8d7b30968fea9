using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Types;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Types;

/// <summary>Makes a kind of content.</summary>
[RequiresPermission(Permissions.ManageTypes)]
internal sealed class NewTypeModel(EditType edit, ListingPages listings, CurrentPerson current) : PageModel
{
    [BindProperty]
    public TypeForm Form { get; set; } = new();

    /// <summary>Whether a page shall list them all.</summary>
    [BindProperty]
    public bool WithListing { get; set; }

    public void OnGet() => (Form, WithListing) = (TypeForm.New, true);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var options = Form.Read();
        var withListing = WithListing && options.HasPage;
        foreach (var refusal in await edit.CreateRefusalsAsync(options, withListing, ct))
        {
            ModelState.AddModelError(TypeForm.Names.Contains(refusal.Code) ? $"Form.{refusal.Code}" : "", refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var name = await edit.CreateAsync(options, current.Change(), ct);
        TempData.SayDone($"'{options.DisplayName.Trim()}' can be used now. {(withListing ? await listings.MakeAsync(name, current.Change(), ct) : "Add the fields that it needs.")}");
        return RedirectToPage("Type", new { name });
    }
}
