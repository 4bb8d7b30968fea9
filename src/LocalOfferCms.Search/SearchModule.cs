using LocalOfferCms.Core;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Search;

/// <summary>Search over everything that a council has published.</summary>
public sealed class SearchModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Search";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
    }
}
