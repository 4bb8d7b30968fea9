using LocalOfferCms.Core;
using LocalOfferCms.Core.Search;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalOfferCms.Search;

/// <summary>Search over everything that a council has published.</summary>
public sealed class SearchModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Search";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<SearchMisses>();
        services.AddSingleton<IHostedService>(all => all.GetRequiredService<SearchMisses>());
        services.AddScoped<IMissedSearches, MissedSearches>();
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => model.Entity<SearchMiss>(miss =>
    {
        miss.ToTable("SearchMisses").HasKey(m => m.Term);
        miss.Property(m => m.Term).HasMaxLength(SearchMiss.TermLength);
        miss.HasIndex(m => m.Count);
    });

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => Suggestions.Map(endpoints);
}
