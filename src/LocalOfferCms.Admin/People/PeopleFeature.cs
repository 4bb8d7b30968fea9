using LocalOfferCms.Admin.Audit;
using LocalOfferCms.Admin.Mail;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.People;

/// <summary>Registers the pages about people, accounts, mail and audit.</summary>
internal static class PeopleFeature
{
    public static IServiceCollection AddPeoplePages(this IServiceCollection services)
    {
        services.AddSingleton<IAdminMenu, PeopleMenu>();
        services.AddSingleton<IAdminMenu, AuditMenu>();
        services.AddSingleton<IAdminMenu, MailMenu>();
        services.AddSingleton<IAuditWords, PeopleAuditWords>();
        services.AddSingleton<IAuditWords, ContentAuditWords>();
        services.AddScoped<PeopleList>();
        services.AddScoped<AuditQuery>();
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AddFolderApplicationModelConvention("/Account", NeverKept);
            options.Conventions.AddFolderApplicationModelConvention("/Admin", NeverKept);
        });
        return services;
    }

    private static void NeverKept(PageApplicationModel page) => page.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None });
}

/// <summary>The workspace's entries about people.</summary>
internal sealed class PeopleMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
    [
        new(AdminMenuGroup.Running, "People", "admin/people", Permissions.ManagePeople, 10),
        new(AdminMenuGroup.Running, "Roles", "admin/people/roles", Permissions.ManagePeople, 11),
        new(AdminMenuGroup.Running, "Platform staff", "admin/people/platform", Permissions.ManagePeople, 12),
    ];
}
