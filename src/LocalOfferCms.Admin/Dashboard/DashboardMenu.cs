using LocalOfferCms.Core.People;

namespace LocalOfferCms.Admin.Dashboard;

/// <summary>The first entry of the menu.</summary>
internal sealed class DashboardMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Content, "Your work", "admin", Permissions.AccessWorkspace, -10)];
}
