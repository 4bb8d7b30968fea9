using LocalOfferCms.Core.Jobs;
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
        services.AddScoped<IJobHandler, ReviewChaser>();
        services.AddSingleton(new RecurringJob(ReviewChaser.JobKind, "0 0 6 * * ?"));
        return services;
    }
}
