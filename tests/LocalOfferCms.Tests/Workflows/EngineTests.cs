using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>Instances start, wait, go on and end as their type says.</summary>
public sealed class EngineTests(WorkflowFixture workflows) : IClassFixture<WorkflowFixture>
{
    private static readonly string[] Line = ["a ThingStartedEvent", "b TellTask", "c ThingSortedEvent", "d TellTask", "e LogTask"];
    private static readonly string[] LineArrows = ["a Done b", "b Done c", "c Route d", "c Hold e", "e Done c"];

    private static Dictionary<string, string> Tell(string to) => new()
    {
        ["b"] = $$"""{ "To": "{{to}}" }""", ["d"] = """{ "To": "{{ Thing.Id }}@example.org" }""", ["e"] = """{ "Text": { "Expression": "{{ Workflow.CorrelationId }} is held" } }""",
    };

    [Fact]
    public async Task Raise_StartsWaitsAndGoesOnByTheOutcome()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("line", Line, LineArrows, Tell("first@example.org")));

        await workflows.RaiseAsync("ThingStartedEvent", "line-1");
        Assert.Equal("a:Done b:Done", await workflows.PathAsync("line-1"));
        Assert.Equal(WorkflowStatus.Halted, (await workflows.InstanceAsync("line-1")).Status);

        await workflows.RaiseAsync("ThingSortedEvent", "line-1", "Hold");
        await workflows.RaiseAsync("ThingSortedEvent", "line-2", "Route");
        await workflows.RaiseAsync("ThingSortedEvent", "line-1", "Route");

        Assert.Equal("a:Done b:Done c:Hold e:Done c:Route d:Done", await workflows.PathAsync("line-1"));
        Assert.Equal(WorkflowStatus.Finished, (await workflows.InstanceAsync("line-1")).Status);
        Assert.Single(await workflows.MailToAsync("line-1@example.org"));
    }

    [Fact]
    public async Task Raise_BeforeTheInstanceHasArrived_IsKeptForIt()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("early", ["a ThingStartedEvent", "b TellTask", "c ThingAnsweredEvent", "d TellTask"], ["a Done b", "b Done c", "c Done d"], Tell("b@example.org")));
        workflows.Activities.Failing["early:"] = new TimeoutException("Not now.");

        await workflows.RaiseAsync("ThingStartedEvent", "early");
        await workflows.RaiseAsync("ThingAnsweredEvent", "early");
        Assert.Equal("a:Done", await workflows.PathAsync("early"));
        workflows.Activities.Failing.Clear();
        await workflows.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal("a:Done b:Done c:Done d:Done", await workflows.PathAsync("early"));
    }

    [Fact]
    public async Task Raise_RolledBack_LeavesNothing()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("undone", ["a ThingStartedEvent", "b LogTask"], ["a Done b"]));

        await workflows.InAsync(async services =>
        {
            var db = services.GetRequiredService<Core.Data.CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            await services.GetRequiredService<WorkflowEvents>().RaiseAsync(db, write, new("ThingStartedEvent", "undone"), default);
            await db.SaveChangesAsync();
            return true;
        });

        Assert.Equal(0, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.CorrelationId == "undone")));
    }

    [Fact]
    public async Task Raise_TwiceInOneTransaction_SecondGoesOnWithTheFirst()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("both", ["a ThingStartedEvent", "c ThingSortedEvent", "d LogTask"], ["a Done c", "c Route d"]));

        await workflows.InAsync(async services =>
        {
            var db = services.GetRequiredService<Core.Data.CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            var events = services.GetRequiredService<WorkflowEvents>();
            await events.RaiseAsync(db, write, new("ThingStartedEvent", "both"), default);
            await events.RaiseAsync(db, write, new("ThingSortedEvent", "both", "Route"), default);
            await write.CommitAsync(default);
            return true;
        });
        await workflows.RunJobsAsync();

        Assert.Equal("a:Done c:Route d:Done", await workflows.PathAsync("both"));
    }

    [Fact]
    public async Task Raise_EventThatEnds_EndsWhereverItStands()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("ends", ["a ThingStartedEvent", "f ForkTask", "c ThingSortedEvent", "t WorkingDaysEvent", "w ThingWithdrawnEvent"], ["a Done f", "f One c", "f Two t"],
            new() { ["f"] = """{ "Forks": ["One", "Two"] }""", ["t"] = """{ "Days": 3 }""", ["w"] = """{ "EndsWorkflow": true }""" }));
        await workflows.RaiseAsync("ThingStartedEvent", "ends");

        await workflows.RaiseAsync("ThingWithdrawnEvent", "ends");
        await workflows.RaiseAsync("ThingSortedEvent", "ends", "Route");
        await workflows.PassAsync(TimeSpan.FromDays(4));

        Assert.Equal("a:Done f:One, Two w:Done", await workflows.PathAsync("ends"));
        Assert.Equal(WorkflowStatus.Finished, (await workflows.InstanceAsync("ends")).Status);
    }

    [Fact]
    public async Task Join_All_WaitsForEveryBranch()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("all", ["a ThingStartedEvent", "f ForkTask", "c ThingSortedEvent", "d ThingAnsweredEvent", "j JoinTask", "e LogTask"],
            ["a Done f", "f One c", "f Two d", "c Done j", "d Done j", "j Joined e"], new() { ["f"] = """{ "Forks": ["One", "Two"] }""", ["j"] = """{ "Mode": "WaitAll" }""" }));

        await workflows.RaiseAsync("ThingStartedEvent", "all");
        await workflows.RaiseAsync("ThingAnsweredEvent", "all");
        Assert.DoesNotContain("e:", await workflows.PathAsync("all"), StringComparison.Ordinal);
        await workflows.RaiseAsync("ThingSortedEvent", "all");

        Assert.EndsWith("j:Joined e:Done", await workflows.PathAsync("all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_Any_EndsTheOtherBranches()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("any", ["a ThingStartedEvent", "f ForkTask", "c ThingSortedEvent", "d ThingAnsweredEvent", "j JoinTask", "e LogTask"],
            ["a Done f", "f One c", "f Two d", "c Done j", "d Done j", "j Joined e"], new() { ["f"] = """{ "Forks": ["One", "Two"] }""", ["j"] = """{ "Mode": 1 }""" }));

        await workflows.RaiseAsync("ThingStartedEvent", "any");
        await workflows.RaiseAsync("ThingAnsweredEvent", "any");

        Assert.EndsWith("d:Done j:Joined e:Done", await workflows.PathAsync("any"), StringComparison.Ordinal);
        Assert.Equal(WorkflowStatus.Finished, (await workflows.InstanceAsync("any")).Status);
    }

    [Fact]
    public async Task Timer_GoesOnWhenItsTimeHasCome_AndALateOneDoesNothing()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("timed", ["a ThingStartedEvent", "f ForkTask", "t WorkingDaysEvent", "b TellTask", "c ThingSortedEvent", "w WorkingDaysEvent", "j JoinTask"],
            ["a Done f", "f One t", "t Done b", "f Two c", "c Done j", "f Two w", "w Done j"],
            new() { ["f"] = """{ "Forks": ["One", "Two"] }""", ["t"] = """{ "Days": 2 }""", ["w"] = """{ "Days": 5 }""", ["j"] = """{ "Mode": "WaitAny" }""", ["b"] = """{ "To": "timed@example.org" }""" }));
        await workflows.RaiseAsync("ThingStartedEvent", "timed");

        await workflows.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(await workflows.MailToAsync("timed@example.org"));
        await workflows.PassAsync(TimeSpan.FromDays(1.01));
        Assert.Single(await workflows.MailToAsync("timed@example.org"));

        await workflows.RaiseAsync("ThingSortedEvent", "timed");
        await workflows.PassAsync(TimeSpan.FromDays(10));
        Assert.EndsWith("t:Done b:Done c:Done j:Joined", await workflows.PathAsync("timed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loop_WithoutWaiting_IsStoppedWithAReason()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("circle", ["a ThingStartedEvent", "b LogTask", "c LogTask"], ["a Done b", "b Done c", "c Done b"]));

        await workflows.RaiseAsync("ThingStartedEvent", "circle");

        var instance = await workflows.InstanceAsync("circle");
        Assert.Equal(WorkflowStatus.Faulted, instance.Status);
        Assert.Contains("would never end", instance.FaultMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Singleton_SecondStartForTheSameThing_IsNotMade()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("single", ["a ThingStartedEvent", "c ThingSortedEvent"], ["a Done c"], more: "\"IsSingleton\": true,"));

        await workflows.RaiseAsync("ThingStartedEvent", "single-1");
        await workflows.RaiseAsync("ThingStartedEvent", "single-1");
        await workflows.RaiseAsync("ThingStartedEvent", "single-2");

        Assert.Equal(2, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.WorkflowTypeId == "single")));
    }

    [Fact]
    public async Task Workers_FourAtOnce_TakeEachStepOnce()
    {
        string[] chain = ["a ThingStartedEvent", .. Enumerable.Range(1, 6).Select(i => $"b{i} TellTask")];
        await workflows.ImportAsync(WorkflowFixture.Type("race", chain, ["a Done b1", .. Enumerable.Range(1, 5).Select(i => $"b{i} Done b{i + 1}")],
            Enumerable.Range(1, 6).ToDictionary(i => $"b{i}", _ => """{ "To": "{{ Thing.Id }}@example.org" }""")));
        await workflows.InAsync(async services =>
        {
            var db = services.GetRequiredService<Core.Data.CmsDbContext>();
            await using var write = await db.BeginWriteAsync(default);
            await services.GetRequiredService<WorkflowEvents>().RaiseAsync(db, write, new("ThingStartedEvent", "race"), default);
            await write.CommitAsync(default);
            return true;
        });
        var id = (await workflows.InstanceAsync("race")).WorkflowId;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => workflows.InAsync(async services =>
        {
            await services.GetRequiredService<WorkflowRunner>().RunAsync(id, default);
            return true;
        }))));
        await workflows.RunJobsAsync();

        Assert.Equal("a:Done b1:Done b2:Done b3:Done b4:Done b5:Done b6:Done", await workflows.PathAsync("race"));
        Assert.Equal(6, (await workflows.MailToAsync("race@example.org")).Count);
    }
}
