using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Crashes;
using LocalOfferCms.Tests.Support;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>Kills the web host while it runs a workflow. After the next start the instance has gone on to its end, and each message went out once.
/// What a kill leaves on PostgreSQL, JobCrashTests and FlowCrashTests show.</summary>
[RunsOnce]
public sealed class WorkflowCrashTests
{
    /// <summary>The places that a workflow's job passes of its own.</summary>
    internal static readonly string[] Points = ["workflow:before-commit", "workflow:step-committed"];

    [Theory]
    [InlineData("workflow:before-commit")]
    [InlineData("workflow:step-committed")]
    [InlineData("job:handled")]
    public async Task Instance_Killed_GoesOnAndDoesEachThingOnce(string point)
    {
        await using var data = await HostData.CreateAsync();
        await using (var first = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow(), RunsJobs: false)))
        {
            var council = new MarkedCouncil("alder", "Alderwort", "norfolk").ToTenant(Path.Combine(data.Folder, "recipes"));
            await BeginAsync(first, await first.AddCouncilAsync(council with { CanonicalAddress = "https://alder.example" }));
        }

        // Killed again and again: each start gets at most one place further.
        for (var i = 0; i < 3; i++)
        {
            await using var host = HostProcess.Start(
                ["--urls", "http://127.0.0.1:0", "--SetUpConfiguredCouncils=false"], new Dictionary<string, string?>(data.Environment) { ["LOCALOFFER_CRASH_AT"] = point });
            Assert.Equal(CrashFixture.Killed, await host.EndedAsync(TimeSpan.FromMinutes(2)));
            await ReleaseAsync(data);
        }

        await using var next = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow().AddHours(1), RunsJobs: false));
        var alder = next.Councils.Single();
        await next.Services.GetRequiredService<JobRunner>().RunDueAsync(alder, default);
        await next.Services.GetRequiredService<TenantScopes>().RunAsync(alder, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var instance = await db.Set<Workflow>().SingleAsync(w => w.CorrelationId == "killed");
            Assert.Equal(WorkflowStatus.Finished, instance.Status);
            Assert.Equal(["a", "b", "w", "c", "d"], await db.Set<WorkflowStep>().Where(s => s.WorkflowId == instance.WorkflowId).OrderBy(s => s.Number).Select(s => s.ActivityId).ToListAsync());
            Assert.Equal(["1", "2", "3"], services.GetRequiredService<SentMail>().List(0, 10).Select(m => m.Subject).Order());
        });
    }

    /// <summary>The dead worker's hold runs out.</summary>
    private static async Task ReleaseAsync(HostData data)
    {
        await using var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data, Now: TimeProvider.System.GetUtcNow(), RunsJobs: false));
        await host.Services.GetRequiredService<TenantScopes>().RunAsync(host.Councils.Single(), services => services.GetRequiredService<CmsDbContext>().Jobs
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntilUtc, (DateTime?)null).SetProperty(j => j.LeasedBy, (string?)null)));
    }

    private static async Task BeginAsync(CmsHost host, Tenant council)
    {
        static string Mail(string subject) => $$"""{ "Recipients": "ada@example.org", "Subject": "{{subject}}", "Text": "Step {{subject}}." }""";
        var type = WorkflowFixture.Type("killed", ["a SignalEvent", "b EmailTask", "w WorkingDaysEvent", "c EmailTask", "d EmailTask"], ["a Done b", "b Done w", "w Done c", "c Done d"],
            new() { ["a"] = """{ "SignalName": "go" }""", ["b"] = Mail("1"), ["w"] = """{ "Days": 0 }""", ["c"] = Mail("2"), ["d"] = Mail("3") });
        await host.Services.GetRequiredService<JobRunner>().RunDueAsync(council, default);
        await WorkflowFixture.ImportAsync(host, council, type);
        await host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            await services.GetRequiredService<WorkflowEvents>().RaiseAsync(db, write, new("SignalEvent", "killed", Input: new JsonObject { ["SignalName"] = "go" }), default);
            await write.CommitAsync(default);
        });
    }
}
