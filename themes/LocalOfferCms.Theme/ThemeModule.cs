using LocalOfferCms.Core;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Theme.Branding;
using LocalOfferCms.Theme.Layout;
using LocalOfferCms.Theme.Reading;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Theme;

/// <summary>The public site's layout, styles and brands.</summary>
public sealed class ThemeModule : IModule
{
    private const string Views = "/Themes/Local/{0}.cshtml";

    /// <inheritdoc/>
    public string Name => "Theme";

    /// <summary>Registers the theme. The host says where the brands are: a <see cref="BrandFolder"/>.</summary>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<BrandCatalog>();
        services.AddScoped<SiteFrame>();
        services.Configure<PageCacheOptions>(options => options.VariantOf = request => ReaderSettings.Of(request).Key);
        services.Configure<RazorViewEngineOptions>(options =>
        {
            // First, so that the theme's own partial wins over a module's of the same name.
            options.ViewLocationFormats.Insert(0, Views);
            options.PageViewLocationFormats.Insert(0, Views);
            options.AreaPageViewLocationFormats.Insert(0, Views);
        });
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => BrandEndpoints.Map(endpoints);
}
