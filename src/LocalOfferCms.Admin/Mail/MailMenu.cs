using LocalOfferCms.Core.People;
using Microsoft.Extensions.Hosting;

namespace LocalOfferCms.Admin.Mail;

/// <summary>The workspace's entry for mail that was written to files: on developers' machines, where nobody else's is.</summary>
internal sealed class MailMenu(IHostEnvironment environment) : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => environment.IsDevelopment() ? [new(AdminMenuGroup.Running, "Sent mail", "admin/mail", Permissions.ManageSettings, 90)] : [];
}
