using LocalOfferCms.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation.Insight;

/// <summary>Registers figures about comments.</summary>
internal static class InsightServices
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<IAdminMenu, InsightMenu>();
        services.AddScoped<InsightReader>();
        return services;
    }
}

/// <summary>The workspace's entry for figures: for those who sort comments, and for editors and administrators.</summary>
internal sealed class InsightMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Families, "Insight", "admin/insight", Permissions.TriageComments, 70, Permissions.ViewAudit)];
}
