using LocalOfferCms.Core.Checks.Kept;
using LocalOfferCms.Core.Checks.Kinds;
using LocalOfferCms.Core.Checks.Links;
using LocalOfferCms.Core.Checks.Words;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Checks;

/// <summary>Registers the checks.</summary>
public static class CheckServices
{
    /// <summary>Adds the checks, and the gate that they are to publishing.</summary>
    /// <param name="services">The services.</param>
    /// <param name="followsLinks">Whether links to other sites are followed every night; those within the site always are.</param>
    public static IServiceCollection AddChecks(this IServiceCollection services, bool followsLinks = true)
    {
        services.AddSingleton(_ => new Lazy<SpellingDictionary>(SpellingDictionary.Load));
        foreach (var check in (Type[])
        [
            typeof(AlternativeTextCheck), typeof(LinkTextCheck), typeof(TableHeaderCheck), typeof(HeadingCheck), typeof(ReferenceCheck), typeof(SummaryCheck),
            typeof(AbbreviationCheck), typeof(SpellingCheck), typeof(PassedDateCheck), typeof(ReadingAgeCheck), typeof(SentenceLengthCheck), typeof(LegalForceCheck), typeof(PassiveCheck),
        ])
        {
            services.AddSingleton(typeof(IContentCheck), check);
        }

        services.AddScoped(s => new ContentChecks(
            s.GetRequiredService<ContentMarkdown>(), s.GetServices<IContentCheck>(), s.GetRequiredService<SiteSnapshots>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<IPublishGate, CheckGate>();
        services.AddSingleton<IContentHandler, CheckedWhenPublished>();
        services.AddScoped<IJobHandler>(s => new CheckPages(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<ContentChecks>(), s.GetRequiredService<JobQueue>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<IJobHandler, CheckNightly>();
        services.AddSingleton(new LinkPatience { FollowsLinks = followsLinks });
        services.AddSingleton(s => new LinkProbe(PublicAddresses.Handler(), s.GetRequiredService<LinkPatience>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<IJobHandler, CheckLinks>();
        services.AddSingleton(s => new ForeignPages(PublicAddresses.Handler(), s.GetRequiredService<LinkPatience>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
