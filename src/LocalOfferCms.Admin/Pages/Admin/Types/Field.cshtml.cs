using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.Types;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.Types;

/// <summary>A field that the council adds to a kind of content, or changes.</summary>
[RequiresPermission(Permissions.ManageTypes)]
internal sealed class FieldModel(TypeDocuments types, EditFields edit, EditTaxonomy taxonomies, CurrentPerson current) : PageModel
{
    private const string New = "new";

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Field { get; set; } = "";

    [BindProperty]
    public FieldForm Form { get; set; } = new();

    public bool IsNew => Field == New;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public IEnumerable<SelectListItem> Taxonomies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (IsNew)
        {
            Form = FieldForm.New;
        }
        else
        {
            if ((await types.FieldsAsync(Name, ct)).FirstOrDefault(f => f.Name == Field) is not { IsRemoved: false, Options: { } options })
            {
                return NotFound();
            }

            Form = FieldForm.Of(options);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (FieldKind.Named(Form.Kind) is not { } kind)
        {
            ModelState.AddModelError("Form.Kind", "Choose what kind of field it is.");
            return Page();
        }

        var options = Form.Read(kind);
        foreach (var refusal in await edit.RefusalsAsync(Name, IsNew ? null : Field, options, ct))
        {
            ModelState.AddModelError(FieldForm.Names.Contains(refusal.Code) ? $"Form.{refusal.Code}" : "", refusal.Message);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (IsNew)
        {
            await edit.AddAsync(Name, options, current.Change(), ct);
        }
        else
        {
            await edit.ChangeAsync(Name, Field, options, current.Change(), ct);
        }

        TempData.SayDone(IsNew ? $"'{options.Label.Trim()}' is added. Editors see it now." : $"'{options.Label.Trim()}' is changed.");
        return RedirectToPage("Type", new { name = Name });
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await types.FindAsync(Name, ct) is not { } type)
        {
            return false;
        }

        Type = type;
        Taxonomies = [new("None", ""), .. (await taxonomies.AllAsync(ct)).Select(t => new SelectListItem(t.Title, t.Name))];
        return true;
    }
}
