using LocalOfferCms.Core.People;

namespace LocalOfferCms.Admin.Life;

/// <summary>The list of content and the recycle bin. Whoever may not see everything has the list of what is theirs in its place.</summary>
internal sealed class ContentMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
    [
        new(AdminMenuGroup.Content, "All content", "admin/content", Permissions.ViewContent),
        new(AdminMenuGroup.Content, "Your pages", "admin/content", Permissions.EditOwnContent),
        new(AdminMenuGroup.Content, "Recycle bin", "admin/bin", Permissions.DeleteContent, 90),
    ];
}
