using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Admin.People;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Pages.Admin.People;

/// <summary>Changes what a role may do: administrators alone, or people could give themselves more.</summary>
[RequiresPermission(Permissions.ManagePeople)]
internal sealed class RoleModel(RoleCatalogue catalogue, SiteSnapshots snapshots, CurrentPerson current) : PageModel
{
    [BindProperty(Name = "role", SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Allowed { get; set; } = [];

    /// <summary>A permission that is added for one type alone.</summary>
    [BindProperty]
    public string? AddPermission { get; set; }

    [BindProperty]
    public string? AddType { get; set; }

    public IEnumerable<SelectListItem> Items { get; private set; } = [];

    public IEnumerable<SelectListItem> ForOneType { get; private set; } = [];

    public IEnumerable<SelectListItem> Types { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!current.IsAdministrator)
        {
            return Forbid();
        }

        if (await LoadAsync(ct) is not { } role)
        {
            return NotFound();
        }

        Allowed = [.. role.Permissions];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!current.IsAdministrator)
        {
            return Forbid();
        }

        if (await LoadAsync(ct) is not { } role)
        {
            return NotFound();
        }

        var known = Items.Select(i => i.Value).ToHashSet();
        List<string> permissions = [.. Allowed.Where(known.Contains)];
        if (AddPermission is { Length: > 0 } permission && ForOneType.Any(i => i.Value == permission))
        {
            if (AddType is not { Length: > 0 } || Types.All(t => t.Value != AddType))
            {
                ModelState.AddModelError(nameof(AddType), "Choose for which kind of page.");
                return Page();
            }

            permissions.Add(Permissions.ForType(permission, AddType));
        }

        await catalogue.SetPermissionsAsync(role.Name, permissions, current.Change(), ct);
        TempData.SayDone($"What the role '{role.Name}' may do is changed.");
        return RedirectToPage("/Admin/People/Roles");
    }

    private async Task<RoleDescription?> LoadAsync(CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        if ((await catalogue.ListAsync(ct)).FirstOrDefault(r => r.Name == Name && r.Name != Core.People.Roles.Administrator) is not { } role)
        {
            return null;
        }

        Items = [.. Permissions.Words.Keys.Concat(role.Permissions).Distinct().Select(p => new SelectListItem(RolesModel.Words(p, site), p))];
        ForOneType =
        [
            new("Nothing more", ""),
            .. new[] { Permissions.ViewContent, Permissions.EditContent, Permissions.EditOwnContent, Permissions.SubmitContent, Permissions.ApproveContent, Permissions.PublishContent, Permissions.DeleteContent }
                .Select(p => new SelectListItem(Permissions.Words[p], p)),
        ];
        Types = [new("Choose a kind of page", ""), .. site.Types.Values.OrderBy(t => t.DisplayName, StringComparer.Ordinal).Select(t => new SelectListItem(t.DisplayName, t.Name))];
        return role;
    }
}
