using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.People;

/// <summary>What each role may do, in plain words.</summary>
[RequiresPermission(Permissions.ManagePeople)]
internal sealed class RolesModel(RoleCatalogue catalogue, SiteSnapshots snapshots, CurrentPerson current) : PageModel
{
    private SiteSnapshot _site = null!;

    public IReadOnlyList<RoleDescription> Roles { get; private set; } = [];

    public bool MayChange(RoleDescription role) => current.IsAdministrator && role.Name != Core.People.Roles.Administrator;

    public IEnumerable<string> Words(RoleDescription role) =>
        role.Name == Core.People.Roles.Administrator ? ["Everything"] : role.Permissions.Order(StringComparer.Ordinal).Select(p => Words(p, _site));

    /// <summary>A permission in words; one for a type says which.</summary>
    public static string Words(string permission, SiteSnapshot site) =>
        Permissions.Words.TryGetValue(permission, out var words) ? words
        : permission.LastIndexOf('_') is var at and > 0 && Permissions.Words.TryGetValue(permission[..at], out var general)
            ? $"{general}, only: {(site.Types.TryGetValue(permission[(at + 1)..], out var type) ? type.DisplayName : permission[(at + 1)..])}"
        : permission;

    public async Task OnGetAsync(CancellationToken ct) => (Roles, _site) = (await catalogue.ListAsync(ct), await snapshots.GetAsync(ct));
}
