using LocalOfferCms.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Life;

/// <summary>Registers the life of a page in the workspace.</summary>
internal static class LifeSetup
{
    public static IServiceCollection AddPageLife(this IServiceCollection services)
    {
        services.AddSingleton<IAdminMenu, ContentMenu>();
        services.AddScoped<ItemDesk>();
        services.AddScoped<WaitingList>();
        services.AddScoped<ReadableFields>();
        services.AddScoped<MoveMaker>();
        return services;
    }
}
