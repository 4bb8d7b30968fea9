using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Signals;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Registers the moves of a page's life.</summary>
internal static class LifeServices
{
    public static IServiceCollection AddLife(this IServiceCollection services)
    {
        services.AddScoped<ApprovalRule>();
        services.AddScoped<PublishGates>();
        services.AddScoped<IPublishGate, RequiredFacts>();
        services.AddSingleton<IPublishGate, GapsLeft>();
        services.AddScoped<FactChange>();
        services.AddScoped(s => new SaveDraft(s.GetRequiredService<CmsDbContext>(), s.GetServices<IContentHandler>()));
        services.AddScoped(s => new ChangeNotes(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<Publication>()));
        services.AddScoped<LifeStates>();
        services.AddScoped<Owners>();
        services.AddScoped(s => new PublishContent(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<Publication>(), s.GetRequiredService<LifeStates>()));
        services.AddScoped(s => new WithdrawContent(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<Publication>(), s.GetRequiredService<LifeStates>(), s.GetRequiredService<ISignals>()));
        services.AddScoped(s => new ArchiveContent(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<Publication>(), s.GetRequiredService<LifeStates>()));
        services.AddScoped(s => new ScheduleContent(
            s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<ContentSchedule>(), s.GetRequiredService<LifeStates>(), s.GetRequiredService<ISignals>()));
        services.AddScoped<UnscheduleContent>();
        services.AddScoped<Approvers>();
        services.AddScoped<LifeMail>();
        services.AddScoped<SubmitContent>();
        services.AddScoped<ReturnContent>();
        services.AddScoped<ApproveContent>();
        services.AddScoped<RestoreVersion>();
        services.AddScoped<RollOverContent>();
        services.AddScoped(s => new DeleteContent(
            s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<Publication>(), s.GetRequiredService<LifeStates>(), s.GetRequiredService<WhereUsed>(),
            s.GetRequiredService<SiteSnapshots>(), s.GetRequiredService<JobQueue>()));
        services.AddScoped<RecoverContent>();
        services.AddScoped(s => new ConfirmContent(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<FactChange>()));
        services.AddScoped(s => new CorrectRecord(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<FactChange>()));
        services.AddScoped(s => new ChangeKeeper(s.GetRequiredService<CmsDbContext>(), s.GetRequiredService<FactChange>(), s.GetRequiredService<SiteSnapshots>()));
        services.AddScoped<WhereUsed>();
        services.AddScoped<PreviewLinks>();
        services.AddScoped<IJobHandler, EmptyBin>();
        return services;
    }
}
