using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Time;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Structure;

/// <summary>Registers what changes the structure of a site: menus, taxonomies, redirects, the alert, words, settings.</summary>
public static class StructureServices
{
    /// <summary>Adds the actions and jobs.</summary>
    public static IServiceCollection AddStructure(this IServiceCollection services)
    {
        services.AddScoped<SaveSettings>();
        services.AddScoped<WorkingDays>();
        services.AddScoped<SaveAlert>();
        services.AddScoped<PagePlaces>();
        services.AddScoped<PlacePages>();
        services.AddScoped<EditTaxonomy>();
        services.AddScoped<EditRedirects>();
        services.AddScoped<GlossaryOverrides>();
        services.AddScoped<SharedWords>();
        services.AddScoped<RequiredPages>();
        services.AddScoped<IJobHandler, AlertMoment>();
        services.AddScoped<IJobHandler, MergedTerm>();
        return services;
    }
}
