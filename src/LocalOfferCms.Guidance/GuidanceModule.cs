using LocalOfferCms.Core;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Guidance.Decisions;
using LocalOfferCms.Guidance.FactSheets;
using LocalOfferCms.Guidance.DecisionLetters;
using LocalOfferCms.Guidance.OldWords;
using LocalOfferCms.Guidance.Feeds;
using LocalOfferCms.Guidance.Catalogue;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Feeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Guidance;

/// <summary>Guides, decision guides, fact sheets, toolkits, indexes, questions, events, news, documents, look-up tables, easy read, decision letters,
/// the accessibility statement, old words, the glossary and the site map.</summary>
public sealed class GuidanceModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Guidance";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<ISubPages, GuideParts>();
        services.AddSingleton<ISubPages, DecisionPages>();
        services.AddSingleton<IPageVisits, OldWordVisits>();
        services.AddSingleton<IPageVisits, DecisionLetterVisits>();
        services.AddSingleton<IContentHandler, RepeatingEvents>();
        services.Configure<PageCacheOptions>(options => options.ContentQuery.UnionWith(["all", "find", "sort", "word", "full", "need", "audience", "type", "page", .. LetterAnswers.Fields]));
        services.AddSingleton<IContentHandler, SheetIndexer>();
        services.AddScoped<SheetSeries>();
        services.AddScoped<ILinkedData, EventLinkedData>();
        services.AddSingleton<ILinkedData, FaqLinkedData>();
        services.AddScoped<CatalogueReader>();
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Guidance/{0}.cshtml"));
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        var cached = new CachedPageAttribute();
        endpoints.MapMethods("/news.atom", methods, NewsFeed.ServeAsync).WithMetadata(cached);
        endpoints.MapMethods("/events.ics", methods, EventsCalendar.ServeAllAsync).WithMetadata(cached);
        endpoints.MapMethods("/events/{id}.ics", methods, EventsCalendar.ServeOneAsync).WithMetadata(cached);
    }
}
