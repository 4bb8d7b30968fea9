using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Admin.Pages.Admin.Dashboard;

/// <summary>What waits for the person who is signed in.</summary>
[RequiresPermission(Permissions.AccessWorkspace)]
internal sealed class DashboardModel(CurrentPerson current) : PageModel
{
    public string Name => current.Name;
}
