using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Workflows.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>The activities that come with the engine.</summary>
public sealed class ActivityTests(WorkflowFixture workflows) : IClassFixture<WorkflowFixture>
{
    [Theory]
    [InlineData("{{ Input.Kind }} == 'Praise'", "True")]
    [InlineData("{{ Input.Kind }} != \\\"Praise\\\"", "False")]
    [InlineData("{{ Input.Count }} == 3", "True")]
    [InlineData("{{ Input.Kind }}", "True")]
    [InlineData("{{ Input.Empty }}", "False")]
    [InlineData("! {{ Input.Empty }}", "True")]
    [InlineData("{{ Input.Kind }} == {{ Input.Same }}", "True")]
    // What a parent wrote is compared, and never read as part of the condition.
    [InlineData("{{ Input.Quote }} == 'x'", "False")]
    public async Task IfElse_DecidesByTheCondition(string condition, string outcome)
    {
        var id = $"if-{Math.Abs(condition.GetHashCode(StringComparison.Ordinal))}";
        var report = await workflows.ImportAsync(WorkflowFixture.Type(id, ["a ThingStartedEvent", "b IfElseTask"], ["a Done b"],
            new() { ["b"] = $$"""{ "Condition": { "Expression": "{{condition}}", "Syntax": "Liquid" } }""" }));
        Assert.Empty(report.NotUnderstood);

        await workflows.RaiseAsync("ThingStartedEvent", id, input: new JsonObject { ["Kind"] = "Praise", ["Same"] = "Praise", ["Count"] = 3, ["Empty"] = "", ["Quote"] = "x' == 'x" });

        Assert.Equal($"a:Done b:{outcome}", await workflows.PathAsync(id));
    }

    [Fact]
    public async Task SetPropertyCorrelateEmail_FillPlaceholders()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("fill", ["a ThingStartedEvent", "b SetPropertyTask", "c CorrelateTask", "d EmailTask"], ["a Done b", "b Done c", "c Done d"], new()
        {
            ["b"] = """{ "PropertyName": "Who", "Value": { "Expression": "{{ Input.Name }} of {{ Site.Name }}" } }""",
            ["c"] = """{ "Value": { "Expression": "filled" } }""",
            ["d"] = """{ "Recipients": { "Expression": "one@example.org, two@example.org" }, "Subject": { "Expression": "For {{ Workflow.Properties.Who }}" }, "Body": { "Expression": "See {{ Site.Address }}. {{ Workflow.CorrelationId }}" } }""",
        }));

        await workflows.RaiseAsync("ThingStartedEvent", "fill", input: new JsonObject { ["Name"] = "{{ Site.Name }}" });

        Assert.Equal("a:Done b:Done c:Done d:Done", await workflows.PathAsync("filled"));
        var mail = Assert.Single(await workflows.MailToAsync("one@example.org"));
        // What a value holds is not filled again.
        Assert.Equal("For {{ Site.Name }} of Alderwort Local Offer", mail.Subject);
        Assert.Contains($"See {workflows.Host.Services.GetRequiredService<Core.Tenancy.PlatformAddress>().Of(workflows.Council)}. filled", mail.Text, StringComparison.Ordinal);
        Assert.Single(await workflows.MailToAsync("two@example.org"));
    }

    [Fact]
    public async Task Signal_OfItsNameAlone_GoesOn()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("signal", ["a ThingStartedEvent", "s SignalEvent", "b LogTask"], ["a Done s", "s Done b"], new() { ["s"] = """{ "SignalName": { "Expression": "Approved" } }""" }));
        await workflows.RaiseAsync("ThingStartedEvent", "signal");

        await workflows.RaiseAsync("SignalEvent", "signal", input: new JsonObject { ["SignalName"] = "Other" });
        Assert.Equal("a:Done", await workflows.PathAsync("signal"));
        await workflows.RaiseAsync("SignalEvent", "signal", input: new JsonObject { ["SignalName"] = "approved" });

        Assert.Equal("a:Done s:Done b:Done", await workflows.PathAsync("signal"));
    }

    [Fact]
    public async Task TimerStart_BeginsOneInstanceEachTime_AndOneAfterALongBreak()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("clock", ["a TimerEvent", "b EmailTask"], ["a Done b"], new()
        {
            ["a"] = """{ "CronExpression": "0 9 * * *" }""", ["b"] = """{ "Recipients": "clock@example.org", "Subject": "It is nine", "Text": "Again." }""",
        }));

        await workflows.PassAsync(TimeSpan.FromDays(1));
        await workflows.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, (await workflows.MailToAsync("clock@example.org")).Count);
        await workflows.PassAsync(TimeSpan.FromDays(5));
        Assert.Equal(3, (await workflows.MailToAsync("clock@example.org")).Count);

        await workflows.ImportAsync(WorkflowFixture.Type("clock", ["a ThingStartedEvent", "b LogTask"], ["a Done b"]));
        await workflows.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(3, (await workflows.MailToAsync("clock@example.org")).Count);
    }

    [Fact]
    public async Task WorkingDays_OfASetting_CountFromTheStart()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("due", ["a ThingStartedEvent", "w WorkingDaysEvent", "v WorkingDaysEvent"], ["a Done w", "w Done v"], new()
        {
            ["w"] = """{ "Setting": "SortWorkingDays", "From": "Start" }""", ["v"] = """{ "Setting": "AnswerWorkingDays", "From": "Start" }""",
        }));

        await workflows.RaiseAsync("ThingStartedEvent", "due");
        var first = await DueAsync("due");
        await workflows.PassAsync(first - workflows.Host.Clock.GetUtcNow().UtcDateTime);
        var second = await DueAsync("due");

        // Three and fifteen working days: two weeks and two days lie between them, whatever the day, unless a bank holiday does.
        Assert.InRange((second - first).TotalDays, 15.9, 21.1);
    }

    [Fact]
    public async Task ContentEvents_OfTheTypeAskedFor_StartAndWriteToTheOwner()
    {
        await workflows.ImportAsync(
            WorkflowFixture.Type("made", ["a ContentCreatedEvent", "b NotifyContentOwnerTask"], ["a Done b"], new() { ["a"] = """{ "ContentTypeFilter": ["Page"] }""" }),
            WorkflowFixture.Type("news", ["a ContentPublishedEvent", "b NotifyContentOwnerTask"], ["a Done b"], new() { ["a"] = """{ "ContentTypeFilter": ["News"] }""" }),
            WorkflowFixture.Type("out", ["a ContentPublishedEvent", "b EmailTask", "c ContentUnpublishedEvent", "d LogTask"], ["a Done b", "b Done c", "c Done d"], new()
            {
                ["a"] = """{ "ContentTypeFilter": ["Page"] }""",
                ["b"] = """{ "Recipients": "{{ Content.OwnerEmail }}", "Subject": "{{ Content.Title }} is out", "Text": "{{ Content.Owner }}: {{ Content.Address }}" }""",
            }));
        var owner = await workflows.Host.AddPersonAsync(workflows.Council, "olu@example.org", "Olu Owner", Roles.PageOwner);

        var id = await PageAsync("out-page", "Our page", owner);
        await workflows.RunJobsAsync();
        Assert.Equal(["Our page is out", "About 'Our page'"], (await workflows.MailToAsync("olu@example.org")).Select(m => m.Subject).OrderDescending());
        await InAsync<WithdrawContent>((withdraw, change) => withdraw.ExecuteAsync(id, change, default));
        await workflows.RunJobsAsync();

        var steps = await workflows.DbAsync(db => db.Set<WorkflowStep>().Where(s => db.Set<Workflow>().Any(w => w.WorkflowId == s.WorkflowId && w.WorkflowTypeId == "out" && w.CorrelationId == id))
            .OrderBy(s => s.Number).Select(s => s.ActivityId).ToListAsync());
        Assert.Equal(["a", "b", "c", "d"], steps);
        Assert.Equal(0, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.WorkflowTypeId == "news")));
    }

    private async Task<string> PageAsync(string path, string title, string owner)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path },
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Text." },
        }.KeptBy("A team");
        content["OwnerPart"]!["Person"] = new JsonObject { ["Text"] = owner };
        var id = "";
        await InAsync<SaveDraft>(async (save, change) => id = await save.ExecuteAsync(new DraftOptions(null, "Page", title, content), change, default));
        await InAsync<PublishContent>((publish, change) => publish.ExecuteAsync(id, change, default));
        return id;
    }

    private Task<bool> InAsync<T>(Func<T, ChangeContext, Task> act) where T : notnull => workflows.InAsync(async services =>
    {
        await act(services.GetRequiredService<T>(), new ChangeContext(workflows.Host.Clock.GetUtcNow().UtcDateTime, "Edda Editor", "As agreed."));
        return true;
    });

    private async Task<DateTime> DueAsync(string correlationId)
    {
        var id = (await workflows.InstanceAsync(correlationId)).WorkflowId;
        return await workflows.DbAsync(db => db.Set<WorkflowPlace>().Where(p => p.WorkflowId == id).Select(p => p.DueUtc!.Value).SingleAsync());
    }
}
