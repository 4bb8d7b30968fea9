using LocalOfferCms.Core.People;

namespace LocalOfferCms.Admin.Structure;

/// <summary>How the site is put together, in the workspace's menu.</summary>
internal sealed class StructureMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
    [
        new(AdminMenuGroup.Site, "Menu and sections", "admin/structure/menu", Permissions.ManageStructure, 10),
        new(AdminMenuGroup.Site, "Landing cards", "admin/structure/cards", Permissions.ManageStructure, 11),
        new(AdminMenuGroup.Site, "Alert banner", "admin/structure/alert", Permissions.ManageStructure, 12),
        new(AdminMenuGroup.Site, "Topics and terms", "admin/structure/taxonomies", Permissions.ManageStructure, 20),
        new(AdminMenuGroup.Site, "Words explained", "admin/structure/glossary", Permissions.ManageStructure, 21),
        new(AdminMenuGroup.Site, "Shared wording", "admin/structure/wording", Permissions.ManageStructure, 22),
        new(AdminMenuGroup.Site, "Required pages", "admin/structure/required", Permissions.ManageStructure, 30),
        new(AdminMenuGroup.Site, "Redirects", "admin/structure/redirects", Permissions.ManageStructure, 31),
        new(AdminMenuGroup.Site, "Kinds of content", "admin/types", Permissions.ManageTypes, 40),
        new(AdminMenuGroup.Site, "Colours", "admin/structure/colours", Permissions.ManageSettings, 50),
        new(AdminMenuGroup.Running, "Settings", "admin/settings", Permissions.ManageSettings, 10),
    ];
}
