using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Admin.Workflows;

/// <summary>Registers the pages about workflows.</summary>
internal static class WorkflowAdmin
{
    public static IServiceCollection AddWorkflowAdmin(this IServiceCollection services)
    {
        services.AddSingleton<IAdminMenu, WorkflowMenu>();
        services.AddSingleton<IAuditWords, WorkflowAuditWords>();
        services.AddScoped<IWaitingWork, FaultedWorkflows>();
        services.AddScoped<WorkflowReader>();
        return services;
    }
}

/// <summary>The workspace's entry for workflows.</summary>
internal sealed class WorkflowMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Running, "Workflows", "admin/workflows", Permissions.ManageWorkflows, 30)];
}

/// <summary>What was done to workflows by hand.</summary>
internal sealed class WorkflowAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["WorkflowRetried"] = "{who} tried a failed step of {what} again",
        ["WorkflowMoved"] = "{who} moved {what} by hand",
        ["WorkflowStopped"] = "{who} stopped {what}",
        ["WorkflowDecided"] = "{who} decided a step of {what}",
        ["WorkflowTypeSwitchedOn"] = "{who} switched the workflow {what} on",
        ["WorkflowTypeSwitchedOff"] = "{who} switched the workflow {what} off",
    };
}

/// <summary>Tells whoever may help that a workflow cannot go on.</summary>
internal sealed class FaultedWorkflows(CmsDbContext db) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(CurrentPerson person, CancellationToken ct)
    {
        if (!person.Has(Permissions.ManageWorkflows))
        {
            return [];
        }

        return await db.Set<Workflow>().CountAsync(w => w.Status == WorkflowStatus.Faulted, ct) switch
        {
            0 => [],
            1 => [new("1 workflow cannot go on", "admin/workflows/running?status=Faulted")],
            var count => [new($"{count} workflows cannot go on", "admin/workflows/running?status=Faulted")],
        };
    }
}
