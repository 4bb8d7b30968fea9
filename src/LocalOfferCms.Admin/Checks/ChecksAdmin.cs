using LocalOfferCms.Admin.Imports;
using LocalOfferCms.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Checks;

/// <summary>Registers the site report, the checks beside the words, and the import of pages.</summary>
internal static class ChecksAdmin
{
    public static IServiceCollection AddChecksAdmin(this IServiceCollection services) =>
        services.AddSingleton<IAdminMenu, ChecksMenu>().AddScoped<ReportQuery>().AddScoped<ImportDesk>();
}

/// <summary>Entries of the menu.</summary>
internal sealed class ChecksMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
    [
        new(AdminMenuGroup.Content, "Checks and links", "admin/checks", Permissions.AccessWorkspace, 60),
        new(AdminMenuGroup.Content, "Bring in pages", "admin/imports", Permissions.ImportContent, 70),
    ];
}
