using LocalOfferCms.Admin.Editing;
using LocalOfferCms.Admin.Editing.Drafts;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>Edits an item of any type.</summary>
[RequiresPermission(Permissions.EditContent, Permissions.EditOwnContent)]
[KeepsWords]
[RequestFormLimits(ValueCountLimit = EditorLimits.Values, ValueLengthLimit = EditorLimits.ValueLength, KeyLengthLimit = EditorLimits.KeyLength)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EditModel(EditorTools tools) : EditorPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    protected override async Task<Refused> LoadAsync(CancellationToken ct)
    {
        Item = await Desk.FindAsync(Id, ct);
        return Item is null ? Refused.NotFound : Desk.MayEdit(Item) ? Refused.No : Refused.Forbidden;
    }

    protected override EditorBase Fresh() => Item!.Base;

    protected override async Task LookAsync(CancellationToken ct)
    {
        var open = await Kept.LookAsync(Id, Desk.Person.Id, ct);
        Others = open.Others;
        Unsaved = open.Own is { Form: not null } own ? [Words(own)] : [];
    }
}
