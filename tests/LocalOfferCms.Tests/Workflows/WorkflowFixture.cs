using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>A council whose workflow types come from recipes of the test. Jobs wait until a test has them done.</summary>
public sealed class WorkflowFixture : IAsyncLifetime
{
    private readonly Action<IServiceCollection> _more;

    public WorkflowFixture() => _more = _ => { };

    internal WorkflowFixture(Action<IServiceCollection> more) => _more = more;

    internal CmsHost Host { get; private set; } = null!;

    internal Tenant Council { get; private set; } = null!;

    internal TestActivities Activities { get; } = new();

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new(RunsJobs: false)
        {
            Councils = [MarkedCouncil.Alder],
            Services = services =>
            {
                Activities.Register(services);
                _more(services);
            },
        });
        Council = Host.Council(MarkedCouncil.Alder.Name);
        await RunJobsAsync();
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    internal Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Host.Services.GetRequiredService<TenantScopes>().RunAsync(Council, work);

    internal Task<T> DbAsync<T>(Func<CmsDbContext, Task<T>> read) => InAsync(services => read(services.GetRequiredService<CmsDbContext>()));

    internal Task RunJobsAsync() => Host.Services.GetRequiredService<JobRunner>().RunDueAsync(Council, default);

    internal async Task PassAsync(TimeSpan time)
    {
        Host.Clock.Advance(time);
        await RunJobsAsync();
    }

    /// <summary>Runs a recipe whose only step brings these workflow types.</summary>
    internal Task<RecipeReport> ImportAsync(params string[] types) => ImportAsync(Host, Council, types);

    internal static Task<RecipeReport> ImportAsync(CmsHost host, Tenant council, params string[] types)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(host.Data.Folder, "recipes")).FullName, $"{Path.GetRandomFileName()}.recipe.json");
        File.WriteAllText(path, $$"""{ "name": "Test", "steps": [{ "name": "WorkflowType", "data": [{{string.Join(",", types)}}] }] }""");
        return host.Services.GetRequiredService<TenantScopes>().RunAsync(council, services => services.GetRequiredService<RecipeRunner>()
            .RunAsync(path, new RecipeOptions { Author = "test", RecipesFolder = Path.GetDirectoryName(path)! }, default));
    }

    /// <summary>Says that something happened, and has the jobs done that follow.</summary>
    internal async Task RaiseAsync(string name, string correlationId, string outcome = "Done", JsonObject? input = null)
    {
        await InAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            await services.GetRequiredService<WorkflowEvents>().RaiseAsync(db, write, new(name, correlationId, outcome, input), default);
            await write.CommitAsync(default);
            return true;
        });
        await RunJobsAsync();
    }

    /// <summary>The one instance about something.</summary>
    internal Task<Workflow> InstanceAsync(string correlationId) => DbAsync(db => db.Set<Workflow>().AsNoTracking().SingleAsync(w => w.CorrelationId == correlationId));

    /// <summary>Its path: <c>activity:outcome</c> for each step.</summary>
    internal async Task<string> PathAsync(string correlationId)
    {
        var id = (await InstanceAsync(correlationId)).WorkflowId;
        var steps = await DbAsync(db => db.Set<WorkflowStep>().AsNoTracking().Where(s => s.WorkflowId == id).OrderBy(s => s.Number).ToListAsync());
        return string.Join(' ', steps.Select(s => $"{s.ActivityId}:{s.Outcome ?? "!"}"));
    }

    internal Task<List<SentMessage>> MailToAsync(string address) =>
        InAsync(services => Task.FromResult(services.GetRequiredService<SentMail>().List(0, 500).Where(m => m.To.Contains(address, StringComparison.Ordinal)).ToList()));

    /// <summary>A type in Orchard Core's JSON, for things whose name begins with its id. Activities: <c>id Name</c>, the first is the start;
    /// transitions: <c>from Outcome to</c>.</summary>
    internal static string Type(string id, string[] activities, string[] transitions, Dictionary<string, string>? properties = null, string more = "")
    {
        var nodes = activities.Select((a, i) => (Parts: a.Split(' '), Start: i == 0)).Select(a =>
            $$"""{ "ActivityId": "{{a.Parts[0]}}", "Name": "{{a.Parts[1]}}", "IsStart": {{JsonSerializer.Serialize(a.Start)}}, "Properties": {{properties?.GetValueOrDefault(a.Parts[0]) ?? (a.Start ? $$"""{ "Only": "{{id}}" }""" : "{}")}} }""");
        var arrows = transitions.Select(t => t.Split(' ')).Select((t, i) =>
            $$"""{ "Id": {{i}}, "SourceActivityId": "{{t[0]}}", "SourceOutcomeName": "{{t[1]}}", "DestinationActivityId": "{{t[2]}}" }""");
        return $$"""{ "WorkflowTypeId": "{{id}}", "Name": "Type {{id}}", "IsEnabled": true, {{more}} "Activities": [{{string.Join(",", nodes)}}], "Transitions": [{{string.Join(",", arrows)}}] }""";
    }
}
