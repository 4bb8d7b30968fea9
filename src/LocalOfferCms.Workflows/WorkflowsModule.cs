using LocalOfferCms.Core;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Workflows.Activities;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Moves;
using LocalOfferCms.Workflows.Types;
using LocalOfferCms.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Workflows;

/// <summary>The durable workflow engine: types as data, instances as rows, one row for each step taken.</summary>
public sealed class WorkflowsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Workflows";

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddCouncilMemory<WorkflowTypeCache>();
        services.AddScoped<WorkflowTypes>();
        services.AddScoped<WorkflowActivities>();
        services.AddScoped<Placeholders>();
        services.AddScoped<WorkflowRunner>();
        BasicActivities.Add(services);
        services.AddScoped<WorkflowTimers>();
        services.AddScoped<WorkflowDesk>();
        services.AddScoped<RetryWorkflow>();
        services.AddScoped<MoveWorkflow>();
        services.AddScoped<StopWorkflow>();
        services.AddScoped<PressUserTask>();
        services.AddScoped<SwitchWorkflowType>();
        services.AddScoped<IJobHandler, WorkflowJob>();
        services.AddScoped<IJobHandler, WorkflowTimerJob>();
        services.AddScoped<IWorkflowTypeHandler, WorkflowTypeImport>();
        services.AddScoped(all => new WorkflowEvents(
            all.GetRequiredService<WorkflowTypes>(), all.GetRequiredService<JobQueue>(), all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<CurrentPerson>(), all));
    }

    /// <inheritdoc/>
    public void ConfigureModel(ModelBuilder model) => WorkflowModel.Configure(model);
}
