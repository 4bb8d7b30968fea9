using LocalOfferCms.Core.People;

namespace LocalOfferCms.Admin.Life;

/// <summary>The list of content and the recycle bin.</summary>
internal sealed class ContentMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
    [
        new(AdminMenuGroup.Content, "All content", "admin/content", Permissions.ViewContent),
        new(AdminMenuGroup.Content, "Recycle bin", "admin/bin", Permissions.DeleteContent, 90),
    ];
}
