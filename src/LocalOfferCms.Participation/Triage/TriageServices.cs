using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Triage.Alerts;
using LocalOfferCms.Participation.Triage.Inbox;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.Participation.Triage.Samples;
using LocalOfferCms.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Participation.Triage;

/// <summary>Registers sorting by comment officers and the safeguarding lead's desk.</summary>
internal static class TriageServices
{
    public static IServiceCollection AddTriage(this IServiceCollection services) => services
        .AddSingleton<IAdminMenu, TriageMenu>()
        .AddSingleton<IAuditWords, TriageAuditWords>()
        .AddScoped<IWorkflowActivity, CommentSortedEvent>().AddScoped<IWorkflowActivity, AlertCommentOfficersTask>().AddScoped<IWorkflowActivity, AlertSafeguardingTask>()
        .AddSingleton<IWorkflowActivity, CommentClearedEvent>().AddSingleton<IWorkflowActivity, CommentConfirmedEvent>()
        .AddScoped<IJobHandler, OfficerDigestJob>().AddSingleton(new RecurringJob(OfficerDigestJob.JobKind, "0 30 7 ? * MON-FRI"))
        .AddScoped<IJobHandler, SamplePicker>().AddSingleton(new RecurringJob(SamplePicker.JobKind, "0 0 5 1 * ?"))
        .AddScoped<SortingTime>().AddScoped<OfficerDigests>().AddScoped<PeopleWith>()
        .AddScoped<SortComment>().AddScoped<FoldComment>().AddScoped<HoldComment>().AddScoped<EnterComment>()
        .AddScoped<ProposeLeavingOut>().AddScoped<AgreeLeavingOut>().AddScoped<RefuseLeavingOut>()
        .AddScoped<SafeguardingHold>().AddScoped<HeldAnswers>().AddScoped<SafeguardingDesk>().AddScoped<OpenOriginal>().AddScoped<CheckSample>()
        .AddScoped<PageFinder>().AddScoped<SimilarComments>();
}
