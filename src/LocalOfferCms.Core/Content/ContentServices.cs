using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Core.Types;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Content;

/// <summary>Registers the content engine.</summary>
public static class ContentServices
{
    /// <summary>Adds content actions, the importer, the page loader, snapshots and scheduled moves.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ContentMarkdown>();
        services.AddSingleton<SearchText>();
        services.AddCouncilMemory<SiteSnapshotCache>();
        services.AddScoped<SiteSnapshots>();
        services.AddScoped<PageTags>();
        services.AddScoped<PageLoader>();
        services.AddSingleton<LexiconCache>();
        services.AddScoped<SiteSearch>();
        services.AddScoped(s => new SearchRebuild(
            s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<ISearchIndex>(), s.GetRequiredService<SearchText>(), s.GetRequiredService<ISignals>(),
            s.GetServices<ISearchSource>()));
        services.AddScoped<Publication>();
        services.AddScoped<ContentSchedule>();
        services.AddLife();
        services.AddScoped(s => new ContentImport(s.GetRequiredService<Publication>(), s.GetRequiredService<ContentSchedule>()));
        services.AddScoped(s => new ContentAmendment(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<ISearchIndex>(), s.GetRequiredService<SearchText>(),
            s.GetServices<IContentHandler>(), s.GetRequiredService<ISignals>()));
        services.AddScoped(s => new ContentIntake(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<Publication>(), s.GetServices<IContentHandler>(),
            s.GetRequiredService<ISearchIndex>(), s.GetRequiredService<SearchText>(), s.GetRequiredService<ISignals>(), s.GetRequiredService<ContentAmendment>()));
        services.AddStructure().AddTypes();
        services.AddSingleton<IContentHandler, FlagPages>();
        services.AddScoped<IJobHandler, PublishScheduled>();
        services.AddScoped<IJobHandler, WithdrawExpired>();
        return services;
    }
}
