using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Guidance.Catalogue;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Guidance;

/// <summary>Guides, indexes, questions, events, news, documents, look-up tables, easy read, the glossary and the site map.</summary>
public sealed class GuidanceModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Guidance";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<ISubPages, GuideParts>();
        services.AddSingleton<IContentHandler, RepeatingEvents>();
        services.AddScoped<CatalogueReader>();
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Guidance/{0}.cshtml"));
    }
}
