using LocalOfferCms.Core;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui.Feeds;
using LocalOfferCms.Ui.Finder;
using LocalOfferCms.Ui.Listing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalOfferCms.Ui;

/// <summary>What every page is made of: the published page itself, its frame, error pages, tag helpers and files.</summary>
public sealed class UiModule : IModule
{
    /// <summary>After every other route: an address that a module or an endpoint has is never looked up as content.</summary>
    private const int LastOrder = 1_000;

    /// <inheritdoc/>
    public string Name => "Ui";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<LocalTime>();
        services.AddScoped<PageText>();
        services.AddScoped<ListingReader>();
        services.AddScoped<FinderReader>();
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Content/{0}.cshtml"));
        services.AddRazorPages(options => options.Conventions.AddPageRouteModelConvention("/Content/Page", ReadOnlyAndLast));
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMedia();
        endpoints.MapFeeds();
    }

    private static void ReadOnlyAndLast(PageRouteModel page)
    {
        foreach (var selector in page.Selectors)
        {
            selector.AttributeRouteModel!.Order = LastOrder;
            selector.EndpointMetadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        }
    }
}
