using LocalOfferCms.Core.People;

namespace LocalOfferCms.Admin.Audit;

/// <summary>The workspace's entry for the audit.</summary>
internal sealed class AuditMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Running, "Who did what", "admin/audit", Permissions.ViewAudit, 20)];
}
