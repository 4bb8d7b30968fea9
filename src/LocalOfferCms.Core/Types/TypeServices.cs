using LocalOfferCms.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Types;

/// <summary>Registers what changes content types.</summary>
public static class TypeServices
{
    /// <summary>Adds the actions and the job.</summary>
    public static IServiceCollection AddTypes(this IServiceCollection services)
    {
        services.AddScoped<TypeDocuments>();
        services.AddScoped<EditType>();
        services.AddScoped<EditFields>();
        services.AddScoped<IJobHandler, ReindexType>();
        return services;
    }
}
