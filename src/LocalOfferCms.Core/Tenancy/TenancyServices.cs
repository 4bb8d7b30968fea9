using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>Registers tenancy.</summary>
public static class TenancyServices
{
    /// <summary>Adds the registry and the services that change it.</summary>
    public static IServiceCollection AddTenancy(this IServiceCollection services, PlatformHosts platform)
    {
        services.AddSingleton(platform);
        services.AddSingleton<TenantScopes>();
        services.AddSingleton<TenantRegistry>();
        services.AddScoped<CurrentTenant>();
        services.AddScoped<TenantService>();
        services.AddSingleton<TenantSetup>();
        return services;
    }
}
