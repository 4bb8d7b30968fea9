using System.Net;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>What administrators see of workflows, and do about them.</summary>
public sealed class WorkflowPagesTests(WorkflowFixture workflows) : IClassFixture<WorkflowFixture>
{
    private static readonly Dictionary<string, string> Decide = new()
    {
        ["u"] = """{ "Actions": ["Approve", "Send back"], "ActivityMetadata": { "Title": "Wait for the head" } }""", ["b"] = """{ "To": "{{ Thing.Id }}@example.org", "Fails": "yes" }""",
    };

    [Fact]
    public async Task Type_ShowsTheDiagramTheListAndTheVersions()
    {
        await workflows.ImportAsync(DecideType("shown"));
        using var browser = await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator);

        var list = await FormPage.OpenAsync(browser, "admin/workflows");
        Assert.Contains("Type shown", list.Text, StringComparison.Ordinal);
        var page = await FormPage.OpenAsync(browser, "admin/workflows/types/shown");

        Assert.Contains("Wait for the head", page.Document.QuerySelector("svg.lo-flow__drawing")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.Document.QuerySelectorAll("svg.lo-flow__drawing g").Length);
        Assert.Contains("Send back: goes on with “Tell somebody”.", page.Document.QuerySelector("details ol")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 1, current", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_ThatCannotBeRun_SaysWhy()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("vue", ["a ThingStartedEvent", "b VueFormTask"], ["a Done b"]));
        using var browser = await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator);

        var page = await FormPage.OpenAsync(browser, "admin/workflows/types/vue");

        Assert.Contains("VueFormTask: There is no such activity here.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_SwitchedOff_BeginsNoMore()
    {
        await workflows.ImportAsync(DecideType("switch"));
        using var browser = await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator);

        var page = await FormPage.OpenAsync(browser, "admin/workflows/types/switch");
        var after = await page.PressAndFollowAsync("Switch it off");
        await workflows.RaiseAsync("ThingStartedEvent", "switch");

        Assert.Contains("It is switched off.", after.Text, StringComparison.Ordinal);
        Assert.Equal(0, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.CorrelationId == "switch")));
    }

    [Fact]
    public async Task UserTask_Pressed_GoesOnAndSaysWho()
    {
        var (browser, id) = await WaitingAsync("press");

        var page = await FormPage.OpenAsync(browser, $"admin/workflows/running/{id}", "form[action*='handler=Press']");
        await page.PressAndFollowAsync("Approve");
        await workflows.RunJobsAsync();

        Assert.Equal("a:Done u:Approve d:Done", await workflows.PathAsync("press"));
        var after = await FormPage.OpenAsync(browser, $"admin/workflows/running/{id}");
        Assert.Contains("Wait for the head", after.Document.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await workflows.DbAsync(db => db.AuditEntries.CountAsync(e => e.Event == "WorkflowDecided" && e.SubjectId == id)));
    }

    [Fact]
    public async Task Move_NeedsAStepAndAReason_AndGoesOnFromThere()
    {
        var (browser, id) = await WaitingAsync("move");
        var page = await FormPage.OpenAsync(browser, $"admin/workflows/running/{id}", "form[action*='handler=Move']");

        var refused = await page.Set("Move.To", "d").PressAndFollowAsync("Move it", "form[action*='handler=Move']");
        Assert.Equal(["Enter why."], refused.Errors);
        Assert.Equal(["d"], refused.Values("Move.To"));
        await refused.Set("Move.Reason", "The head is ill.").PressAndFollowAsync("Move it");
        await workflows.RunJobsAsync();

        Assert.Equal("a:Done u:! d:Done", await workflows.PathAsync("move"));
        Assert.Equal("The head is ill.", await workflows.DbAsync(db => db.AuditEntries.Where(e => e.Event == "WorkflowMoved" && e.SubjectId == id).Select(e => e.Note).SingleAsync()));
    }

    [Fact]
    public async Task Stop_EndsItWithAReason()
    {
        var (browser, id) = await WaitingAsync("stop");
        var page = await FormPage.OpenAsync(browser, $"admin/workflows/running/{id}", "form[action*='handler=Stop']");

        Assert.Equal(["Enter why."], (await page.PressAndFollowAsync("Stop it")).Errors);
        var after = await page.Set("Stop.Reason", "Sent twice.").PressAndFollowAsync("Stop it");

        Assert.Contains("Stopped by hand", after.Text, StringComparison.Ordinal);
        Assert.Contains("Sent twice.", after.Text, StringComparison.Ordinal);
        Assert.Empty(after.Document.QuerySelectorAll("form[action*='handler=Move']"));
    }

    [Fact]
    public async Task Faulted_IsOnTheDashboardAndInTheList_AndIsTriedAgain()
    {
        await workflows.ImportAsync(DecideType("fault"));
        workflows.Activities.Failing["fault:yes"] = new LocalOfferCms.Workflows.WorkflowFaultException("There is no paper.");
        await workflows.RaiseAsync("ThingStartedEvent", "fault");
        await PressAsync("fault", "Send back");
        using var browser = await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator);

        Assert.Contains("cannot go on", (await FormPage.OpenAsync(browser, "admin")).Text, StringComparison.Ordinal);
        var list = await FormPage.OpenAsync(browser, "admin/workflows/running?status=Faulted&type=fault");
        Assert.Contains("There is no paper.", list.Text, StringComparison.Ordinal);
        workflows.Activities.Failing.Clear();
        var id = (await workflows.InstanceAsync("fault")).WorkflowId;
        await (await FormPage.OpenAsync(browser, $"admin/workflows/running/{id}", "form[action*='handler=Retry']")).PressAndFollowAsync("Try again");
        await workflows.RunJobsAsync();

        Assert.Equal("a:Done u:Send back b:! b:Done", await workflows.PathAsync("fault"));
    }

    [Fact]
    public async Task GivenUp_IsShownWithItsErrorAndTriedAgain()
    {
        await workflows.ImportAsync(DecideType("gone"));
        workflows.Activities.Failing["gone:yes"] = new TimeoutException("Nobody answers.");
        await workflows.RaiseAsync("ThingStartedEvent", "gone");
        await PressAsync("gone", "Send back");
        foreach (var rung in JobRunner.RetryLadder)
        {
            await workflows.PassAsync(rung + TimeSpan.FromSeconds(1));
        }

        using var browser = await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator);
        var page = await FormPage.OpenAsync(browser, "admin/workflows", ".lo-flow__given-up form");
        Assert.Contains("Nobody answers.", page.Text, StringComparison.Ordinal);
        workflows.Activities.Failing.Clear();
        await page.PressAndFollowAsync();
        await workflows.RunJobsAsync();

        Assert.Single(await workflows.MailToAsync("gone@example.org"));
        Assert.DoesNotContain("Nobody answers.", (await FormPage.OpenAsync(browser, "admin/workflows")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_AskAtMostEightQueries()
    {
        var (_, id) = await WaitingAsync("counted");
        foreach (var path in new[] { "admin/workflows", "admin/workflows/running", "admin/workflows/types/counted", $"admin/workflows/running/{id}" })
        {
            using var browser = await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator);
            using var first = await browser.GetAsync($"{path}?warm=1");
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            using var second = await browser.GetAsync($"{path}?counted=1");
            var counted = workflows.Host.Queries.CommandsOf(second.RequestMessage!.RequestUri!.ToString());
            Assert.True(counted.Count is > 0 and <= 8, $"{path}: {string.Join('\n', counted)}");
        }
    }

    // The outcome has a space in it, which the short form of a transition has not.
    private static string DecideType(string id) =>
        WorkflowFixture.Type(id, ["a ThingStartedEvent", "u UserTaskEvent", "b TellTask", "d LogTask"], ["a Done u", "u Approve d", "u Send-back b"], Decide)
            .Replace("Send-back", "Send back", StringComparison.Ordinal);

    private async Task<(HttpClient Browser, string Id)> WaitingAsync(string id)
    {
        await workflows.ImportAsync(DecideType(id));
        await workflows.RaiseAsync("ThingStartedEvent", id);
        return (await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator), (await workflows.InstanceAsync(id)).WorkflowId);
    }

    private async Task PressAsync(string correlationId, string choice)
    {
        using var browser = await workflows.Host.SignInAsync(workflows.Council, Roles.Administrator);
        var id = (await workflows.InstanceAsync(correlationId)).WorkflowId;
        using var pressed = await (await FormPage.OpenAsync(browser, $"admin/workflows/running/{id}", $"form:has(button[value='{choice}'])")).PressAsync();
        await workflows.RunJobsAsync();
    }
}
