using LocalOfferCms.Core;
using LocalOfferCms.Theme.Branding;
using LocalOfferCms.Theme.Layout;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalOfferCms.Theme;

/// <summary>The public site's layout, styles and brands.</summary>
public sealed class ThemeModule : IModule
{
    private const string Views = "/Themes/Local/{0}.cshtml";

    /// <inheritdoc/>
    public string Name => "Theme";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.TryAddSingleton(provider => BrandFolderOf(provider));
        services.AddSingleton<BrandCatalog>();
        services.AddScoped<SiteFrame>();
        services.AddTransient<IStartupFilter, DemonstrationHeaders>();
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

    /// <summary><c>Paths:Brands</c>, else <c>themes</c> beside the published host, else that of the repository the host is run from.</summary>
    private static BrandFolder BrandFolderOf(IServiceProvider provider)
    {
        var root = provider.GetRequiredService<IWebHostEnvironment>().ContentRootPath;
        if (provider.GetRequiredService<IConfiguration>()["Paths:Brands"] is { Length: > 0 } configured)
        {
            return new(Path.GetFullPath(configured, root));
        }

        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "themes") is var brands && Directory.Exists(brands))
            {
                return new(brands);
            }
        }

        return new(Path.Combine(root, "themes"));
    }
}
