using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Structure;
using LocalOfferCms.Admin.Types;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Types;

/// <summary>One kind of content: its parts, and the fields that the council has added.</summary>
[RequiresPermission(Permissions.ManageTypes)]
internal sealed class TypeModel(TypeDocuments types, EditType edit, EditFields editFields, ListingPages listings, CurrentPerson current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty]
    public TypeForm Form { get; set; } = new();

    public ContentTypeDefinition Type { get; private set; } = null!;

    public IReadOnlyList<OwnField> Fields { get; private set; } = [];

    public IReadOnlyList<(string Id, string Title, string? Path)> Listings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Form = new()
        {
            DisplayName = Type.DisplayName, Plural = Type.Plural(), HasPage = Type.HasPage(), Parts = [.. Type.Parts.Select(p => p.PartName)],
            Description = JsonText.String((Type.Settings["ContentTypeSettings"] as System.Text.Json.Nodes.JsonObject)?["Description"]),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        foreach (var refusal in await edit.ChangeRefusalsAsync(Name, Form.Read(), ct))
        {
            ModelState.AddModelError(TypeForm.Names.Contains(refusal.Code) ? $"Form.{refusal.Code}" : "", refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await edit.ChangeAsync(Name, Form.Read(), current.Change(), ct);
        return Done($"'{Form.DisplayName!.Trim()}' is changed.");
    }

    public async Task<IActionResult> OnPostOrderAsync(string? up, string? down, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        await editFields.ShiftAsync(Name, up ?? down ?? "", down is not null, current.Change(), ct);
        return Done("The order is changed.", $"field-{up ?? down}");
    }

    /// <summary>Takes a field away, or puts it back: the way back is the same form.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string field, bool removed, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || Fields.FirstOrDefault(f => f.Name == field) is not { } found)
        {
            return NotFound();
        }

        await editFields.RemoveAsync(Name, field, removed, current.Change(), ct);
        return Done(removed
            ? $"'{found.Label}' is taken away from editors and readers. What items hold in it is kept, and you can put it back."
            : $"'{found.Label}' is back, with what items held in it.");
    }

    public async Task<IActionResult> OnPostListAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !Type.HasPage())
        {
            return NotFound();
        }

        try
        {
            return Done(await listings.MakeAsync(Name, current.Change(), ct));
        }
        catch (RefusedException refused)
        {
            ModelState.Add(refused.Refusals);
            return Page();
        }
    }

    private RedirectToPageResult Done(string words, string? at = null)
    {
        TempData.SayDone(words);
        return RedirectToPage(null, null, new { name = Name }, at);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await types.FindAsync(Name, ct) is not { } type)
        {
            return false;
        }

        (Type, Fields, Listings) = (type, await types.FieldsAsync(Name, ct), await listings.OfAsync(Name, ct));
        return true;
    }
}
