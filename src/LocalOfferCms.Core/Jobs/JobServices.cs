using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Jobs;

/// <summary>Registers the outbox.</summary>
public static class JobServices
{
    /// <summary>Adds the queue and the runner; the dispatcher is added where jobs are to be done.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) =>
        services.AddSingleton<JobQueue>().AddSingleton<JobRunner>();
}
