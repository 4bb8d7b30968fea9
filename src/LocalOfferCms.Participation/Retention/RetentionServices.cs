using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation.Retention;

/// <summary>Registers what is kept how long.</summary>
internal static class RetentionServices
{
    private const string EveryNight = "0 15 3 * * ?";

    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<IAdminMenu, RetentionMenu>();
        services.AddScoped<IJobHandler, Expire>();
        services.AddSingleton(new RecurringJob(Expire.JobKind, EveryNight));
        services.AddScoped<KeptCounts>();
        return services;
    }
}

/// <summary>The workspace's entry for what is kept how long.</summary>
internal sealed class RetentionMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
        [new(AdminMenuGroup.Families, "What is kept how long", "admin/retention", Permissions.HandleRequests, 80, Permissions.TriageComments)];
}
