using LocalOfferCms.Core.Content;
using LocalOfferCms.Workflows.Values;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Workflows.Activities;

/// <summary>Registers the activities and values that need nothing of other modules.</summary>
internal static class BasicActivities
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<IWorkflowActivity, IfElseTask>();
        services.AddScoped<IWorkflowActivity, ForkTask>();
        services.AddScoped<IWorkflowActivity, JoinTask>();
        services.AddScoped<IWorkflowActivity, SetPropertyTask>();
        services.AddScoped<IWorkflowActivity, CorrelateTask>();
        services.AddScoped<IWorkflowActivity, LogTask>();
        services.AddScoped<IWorkflowActivity, EmailTask>();
        services.AddScoped<IWorkflowActivity, NotifyContentOwnerTask>();
        services.AddScoped<IWorkflowActivity, SignalEvent>();
        services.AddScoped<IWorkflowActivity, UserTaskEvent>();
        services.AddScoped<TimerEvent>();
        services.AddScoped<IWorkflowActivity>(all => all.GetRequiredService<TimerEvent>());
        services.AddScoped<IWorkflowActivity, WorkingDaysEvent>();
        services.AddScoped<IWorkflowActivity, WorkflowFaultEvent>();
        foreach (var (name, title) in ContentEvents.Titles)
        {
            services.AddSingleton<IWorkflowActivity>(new ContentEvent(name, title));
        }

        services.AddScoped<IContentHandler, ContentEvents>();
        services.AddScoped<IWorkflowActivity, NotifyPeopleTask>();
        services.AddScoped<IWorkflowValues, ContentValues>();
        services.AddScoped<IWorkflowValues, SiteValues>();
    }
}
