using LocalOfferCms.Admin.Editing;
using LocalOfferCms.Admin.Editing.Drafts;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;

namespace LocalOfferCms.Admin.Pages.Admin.Content;

/// <summary>Writes something new of any type.</summary>
[RequiresPermission(Permissions.EditContent, Permissions.EditOwnContent)]
[KeepsWords]
[RequestFormLimits(ValueCountLimit = EditorLimits.Values, ValueLengthLimit = EditorLimits.ValueLength, KeyLengthLimit = EditorLimits.KeyLength)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CreateModel(EditorTools tools) : EditorPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string Type { get; set; } = "";

    protected override async Task<Refused> LoadAsync(CancellationToken ct) =>
        await Desk.TypeAsync(Type, ct) is not { } type || !CreatableTypes.Is(type) ? Refused.NotFound : Desk.MayMake(type.Name) ? Refused.No : Refused.Forbidden;

    protected override EditorBase Fresh() => Desk.New(Type);

    protected override async Task LookAsync(CancellationToken ct) =>
        Unsaved = [.. (await Kept.NewPagesAsync(Type, Desk.Person.Id, ct)).Select(Words)];
}
