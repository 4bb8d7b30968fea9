using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Places;

/// <summary>Registers postcodes and places.</summary>
public static class PlaceServices
{
    /// <summary>Adds finding places, and the import of postcodes.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        services.AddSingleton<ShippedOutcodes>();
        services.AddScoped(all => new PlaceFinder(
            all.GetRequiredService<IDatabaseEngine>(), all.GetRequiredService<CurrentTenant>(), all.GetRequiredService<SiteSnapshots>(),
            all.GetRequiredService<TenantRegistry>(), all.GetRequiredService<PlatformAddress>(), all.GetRequiredService<ShippedOutcodes>()));
        services.AddScoped<PostcodeImport>();
        services.AddScoped<IJobHandler, CouncilDistricts>();
        // A council that was brought in from elsewhere has its settings already: nothing changed them here.
        services.AddSingleton(new RecurringJob(CouncilDistricts.JobKind, "0 15 4 * * ?"));
        return services;
    }
}
