using LocalOfferCms.Core;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Workflows;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Moves;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>Steps that fail: undone whole, tried again when that may help, and stopped at when it will not.</summary>
public sealed class FaultTests(WorkflowFixture workflows) : IClassFixture<WorkflowFixture>
{
    [Fact]
    public async Task Step_FailsForAWhile_IsUndoneAndTriedAgain_WhileOtherBranchesGoOn()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("flaky", ["a ThingStartedEvent", "f ForkTask", "b TellTask", "c TellTask"], ["a Done f", "f One b", "f Two c"],
            new() { ["f"] = """{ "Forks": ["One", "Two"] }""", ["b"] = """{ "To": "flaky@example.org", "Fails": "yes" }""", ["c"] = """{ "To": "other@example.org" }""" }));
        workflows.Activities.Failing["flaky:yes"] = new TimeoutException("The server was away.");

        await workflows.RaiseAsync("ThingStartedEvent", "flaky");
        Assert.Empty(await workflows.MailToAsync("flaky@example.org"));
        Assert.Single(await workflows.MailToAsync("other@example.org"));
        Assert.Equal(WorkflowStatus.Idle, (await workflows.InstanceAsync("flaky")).Status);

        workflows.Activities.Failing.Clear();
        await workflows.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await workflows.MailToAsync("flaky@example.org"));
        Assert.Equal(WorkflowStatus.Finished, (await workflows.InstanceAsync("flaky")).Status);
    }

    [Fact]
    public async Task Step_GivenUp_IsTriedAgainByHand()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("parked", ["a ThingStartedEvent", "b TellTask"], ["a Done b"], new() { ["b"] = """{ "To": "parked@example.org", "Fails": "yes" }""" }));
        workflows.Activities.Failing["parked:yes"] = new TimeoutException("The server was away.");
        await workflows.RaiseAsync("ThingStartedEvent", "parked");
        foreach (var rung in JobRunner.RetryLadder)
        {
            await workflows.PassAsync(rung + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await workflows.DbAsync(db => db.Jobs.CountAsync(j => j.Kind == WorkflowJob.JobKind && j.ParkedUtc != null)));
        workflows.Activities.Failing.Clear();
        await RetryAsync("parked");

        Assert.Single(await workflows.MailToAsync("parked@example.org"));
        Assert.Equal(0, await workflows.DbAsync(db => db.Jobs.CountAsync(j => j.Kind == WorkflowJob.JobKind && j.CompletedUtc == null)));
    }

    [Theory]
    [InlineData("unknown", """{ "To": "{{ Thing.Colour }}@example.org" }""", "Nothing has the value '{{ Thing.Colour }}'.")]
    [InlineData("noprefix", """{ "To": "{{ Nobody.Name }}" }""", "Nothing has the value '{{ Nobody.Name }}'.")]
    [InlineData("refused", """{ "To": "no address" }""", "email")]
    public async Task Step_ThatCannotSucceed_StopsTheInstanceWithTheReason(string id, string properties, string reason)
    {
        await workflows.ImportAsync(WorkflowFixture.Type(id, ["a ThingStartedEvent", "b TellTask"], ["a Done b"], new() { ["b"] = properties }));

        await workflows.RaiseAsync("ThingStartedEvent", id);

        var instance = await workflows.InstanceAsync(id);
        Assert.Equal(WorkflowStatus.Faulted, instance.Status);
        Assert.Contains(reason, instance.FaultMessage, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("a:Done b:!", await workflows.PathAsync(id));
    }

    [Fact]
    public async Task Placeholder_OfNothing_IsEmptyAndNoFault()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("empty", ["a ThingStartedEvent", "b TellTask"], ["a Done b"], new() { ["b"] = """{ "To": "empty{{ Thing.Nothing }}@example.org" }""" }));

        await workflows.RaiseAsync("ThingStartedEvent", "empty");

        Assert.Single(await workflows.MailToAsync("empty@example.org"));
    }

    [Fact]
    public async Task Fault_StartsTheTypeThatLooksAfterFaults_AndGoesOnWhenRetried()
    {
        await workflows.ImportAsync(
            WorkflowFixture.Type("broken", ["a ThingStartedEvent", "b TellTask"], ["a Done b"], new() { ["b"] = """{ "To": "broken@example.org", "Fails": "yes" }""" }),
            WorkflowFixture.Type("carer", ["a WorkflowFaultEvent", "b EmailTask"], ["a Done b"], new()
            {
                ["a"] = "{}",
                ["b"] = """{ "Recipients": { "Expression": "carer@example.org" }, "Subject": { "Expression": "{{ Input.WorkflowName }} stopped" }, "Body": { "Expression": "{{ Input.FaultMessage }}" } }""",
            }));
        workflows.Activities.Failing["broken:yes"] = new WorkflowFaultException("There is no ink.");

        await workflows.RaiseAsync("ThingStartedEvent", "broken");
        var told = Assert.Single(await workflows.MailToAsync("carer@example.org"));
        Assert.Equal("Type broken stopped", told.Subject);
        Assert.Contains("There is no ink.", told.Text, StringComparison.Ordinal);

        workflows.Activities.Failing.Clear();
        await RetryAsync("broken");
        Assert.Equal("a:Done b:! b:Done", await workflows.PathAsync("broken"));
        Assert.Equal(1, await workflows.DbAsync(db => db.AuditEntries.CountAsync(e => e.Event == "WorkflowRetried" && e.SubjectTitle == "Type broken")));
    }

    private async Task RetryAsync(string correlationId)
    {
        var id = (await workflows.InstanceAsync(correlationId)).WorkflowId;
        await workflows.InAsync(async services =>
        {
            await services.GetRequiredService<RetryWorkflow>().ExecuteAsync(id, new ChangeContext(workflows.Host.Clock.GetUtcNow().UtcDateTime, "Ada"), default);
            return true;
        });
        await workflows.RunJobsAsync();
    }
}
