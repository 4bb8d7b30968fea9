using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Workflows.Instances;
using LocalOfferCms.Workflows.Moves;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Workflows;

/// <summary>Types come and go by recipes, in Orchard Core's JSON.</summary>
public sealed class WorkflowTypeTests(WorkflowFixture workflows) : IClassFixture<WorkflowFixture>
{
    // Both of Orchard Core's own: one that answers a request, and one that writes to an owner.
    private const string Ack = """
        { "WorkflowTypeId": "wt1", "Name": "Ack", "IsEnabled": true, "IsSingleton": false, "LockTimeout": 0, "LockExpiration": 0, "DeleteFinishedWorkflows": false, "Unheard": { "Of": [1] },
          "Activities": [
            { "ActivityId": "a1", "Name": "HttpRequestEvent", "X": 0, "Y": 0, "IsStart": true, "Properties": { "HttpMethod": "POST", "TokenLifeSpan": 0, "ValidateAntiforgeryToken": false } },
            { "ActivityId": "a2", "Name": "LogTask", "X": 9, "Y": 0, "IsStart": false, "Properties": { "Text": { "Expression": "got it" }, "LogLevel": "Information" } } ],
          "Transitions": [ { "Id": 0, "SourceActivityId": "a1", "SourceOutcomeName": "Done", "DestinationActivityId": "a2" } ] }
        """;

    private const string ToOwner = """
        { "WorkflowTypeId": "wt2", "Name": "Page to owner", "IsEnabled": true, "IsSingleton": false, "DeleteFinishedWorkflows": false,
          "Activities": [
            { "ActivityId": "a1", "Name": "ContentCreatedEvent", "X": 20, "Y": 20, "IsStart": true, "Properties": { "ContentTypeFilter": ["Page"] } },
            { "ActivityId": "a2", "Name": "NotifyContentOwnerTask", "X": 300, "Y": 20, "IsStart": false, "Properties": {} } ],
          "Transitions": [ { "Id": 0, "SourceActivityId": "a1", "SourceOutcomeName": "Done", "DestinationActivityId": "a2" } ] }
        """;

    private static string Line(string id, string last = "LogTask", string more = "") => WorkflowFixture.Type(id, ["a ThingStartedEvent", "c ThingSortedEvent", $"d {last}"], ["a Done c", "c Route d"], more: more);

    [Fact]
    public async Task Import_OrchardsExamples_KeepsBothAndSaysWhichCannotBeRun()
    {
        var report = await workflows.ImportAsync(Ack, ToOwner);

        Assert.Empty(report.Errors);
        Assert.Equal("HttpRequestEvent", Assert.Single(report.NotUnderstood).Name);
        Assert.Equal("/steps/0/data/0/Activities/0", report.NotUnderstood[0].Pointer);
        Assert.Equal("Ack", Assert.Single(report.Notes).Name);
    }

    [Fact]
    public async Task Export_GivesTheTypeBackUnchanged()
    {
        await workflows.ImportAsync(Ack, ToOwner);

        var path = Path.Combine(workflows.Host.Data.Folder, "export.json");
        await workflows.InAsync(async services =>
        {
            await services.GetRequiredService<RecipeExporter>().ExportAsync(path, default);
            return true;
        });

        var types = JsonNode.Parse(await File.ReadAllTextAsync(path))!["steps"]!.AsArray().Single(s => (string?)s!["name"] == "WorkflowType")!["data"]!.AsArray();
        foreach (var type in new[] { Ack, ToOwner }.Select(t => JsonNode.Parse(t)!))
        {
            Assert.True(JsonNode.DeepEquals(type, types.Single(t => (string?)t!["WorkflowTypeId"] == (string?)type["WorkflowTypeId"])));
        }
    }

    [Fact]
    public async Task Import_Again_ChangesNothing()
    {
        await workflows.ImportAsync(Line("same"));

        var again = await workflows.ImportAsync(Line("same"));

        Assert.Equal((0, 0), (again.Created.Count, again.Changed.Count));
        Assert.Equal(1, await VersionsAsync("same"));
    }

    [Fact]
    public async Task Import_Edited_AppliesToNewInstancesOnly()
    {
        await workflows.ImportAsync(Line("edited"));
        await workflows.RaiseAsync("ThingStartedEvent", "edited-1");

        await workflows.ImportAsync(WorkflowFixture.Type("edited", ["a ThingStartedEvent", "c ThingSortedEvent", "n LogTask"], ["a Done c", "c Route n"]));
        await workflows.RaiseAsync("ThingStartedEvent", "edited-2");
        await workflows.RaiseAsync("ThingSortedEvent", "edited-1", "Route");
        await workflows.RaiseAsync("ThingSortedEvent", "edited-2", "Route");

        Assert.Equal("a:Done c:Route d:Done", await workflows.PathAsync("edited-1"));
        Assert.Equal("a:Done c:Route n:Done", await workflows.PathAsync("edited-2"));
        Assert.Equal(2, await VersionsAsync("edited"));
    }

    [Fact]
    public async Task Import_OldVersionWaitsForAnEventThatTheNewOneHasNot_StillHearsIt()
    {
        await workflows.ImportAsync(WorkflowFixture.Type("heard", ["a ThingStartedEvent", "c ThingAnsweredEvent", "d LogTask"], ["a Done c", "c Done d"]));
        await workflows.RaiseAsync("ThingStartedEvent", "heard-1");
        await workflows.ImportAsync(WorkflowFixture.Type("heard", ["a ThingStartedEvent", "d LogTask"], ["a Done d"]));

        await workflows.RaiseAsync("ThingAnsweredEvent", "heard-1");

        Assert.Equal("a:Done c:Done d:Done", await workflows.PathAsync("heard-1"));
    }

    [Fact]
    public async Task Start_OfATypeThatIsOffOrCannotBeRun_DoesNotHappen()
    {
        await workflows.ImportAsync(Line("off").Replace("\"IsEnabled\": true", "\"IsEnabled\": false", StringComparison.Ordinal), Line("strange", "VueFormSubmittedTask"));

        await workflows.RaiseAsync("ThingStartedEvent", "off");
        await workflows.RaiseAsync("ThingStartedEvent", "strange");

        Assert.Equal(0, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.CorrelationId == "off" || w.CorrelationId == "strange")));
    }

    [Fact]
    public async Task SwitchedOff_StaysOffWhenTheRecipeRunsAgain_AndStillFollowsTheRecipe()
    {
        await workflows.ImportAsync(Line("switched"));
        await workflows.InAsync(async services =>
        {
            await services.GetRequiredService<SwitchWorkflowType>().ExecuteAsync("switched", false, new ChangeContext(workflows.Host.Clock.GetUtcNow().UtcDateTime, "Ada"), default);
            return true;
        });

        await workflows.ImportAsync(Line("switched", "ForkTask").Replace("\"d\", \"Name\": \"ForkTask\", \"IsStart\": false, \"Properties\": {}", "\"d\", \"Name\": \"ForkTask\", \"IsStart\": false, \"Properties\": { \"Forks\": [\"x\"] }", StringComparison.Ordinal));
        await workflows.RaiseAsync("ThingStartedEvent", "switched");

        Assert.Equal(0, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.CorrelationId == "switched")));
        Assert.Equal(2, await VersionsAsync("switched"));
        var again = await workflows.ImportAsync(Line("switched"));
        Assert.Single(again.Changed);
    }

    [Theory]
    [InlineData("""{ "Activities": [], "Transitions": [{ "Id": 0, "SourceActivityId": "x", "SourceOutcomeName": "Done", "DestinationActivityId": "y" }] }""", "/Transitions/0/SourceActivityId", "no activity 'x'")]
    [InlineData("""{ "Activities": [{ "ActivityId": "a", "Name": "SignalEvent" }] }""", "/Activities", "start")]
    [InlineData("""{ "Activities": [{ "ActivityId": "a", "Name": "LogTask", "IsStart": true }] }""", "/Activities/0/IsStart", "Only an event")]
    [InlineData("""{ "Activities": [{ "ActivityId": "a", "Name": "SignalEvent", "IsStart": true }, { "ActivityId": "a", "Name": "LogTask" }] }""", "/Activities/1/ActivityId", "same ActivityId")]
    [InlineData("""{ "Activities": [{ "Name": "SignalEvent", "IsStart": true }] }""", "/Activities/0", "no ActivityId")]
    [InlineData("""{ "Activities": [{ "ActivityId": "a", "Name": "SignalEvent", "IsStart": true }], "Transitions": [{ "Id": 0, "SourceActivityId": "a", "SourceOutcomeName": "Done", "DestinationActivityId": "b" }] }""", "/Transitions/0/DestinationActivityId", "no activity 'b'")]
    public async Task Import_ThatMakesNoSense_IsRefusedWithItsPlace(string type, string pointer, string message)
    {
        var json = JsonNode.Parse(type)!.AsObject();
        json["WorkflowTypeId"] = "wrong";

        var report = await workflows.ImportAsync(json.ToJsonString());

        Assert.Contains(report.Errors, e => e.Pointer == $"/steps/0/data/0{pointer}" && e.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(0, await VersionsAsync("wrong"));
    }

    [Theory]
    [InlineData("IfElseTask", """{ "Condition": { "Expression": "workflow().Properties.x == 1" } }""", "script")]
    [InlineData("SetPropertyTask", """{ "PropertyName": "x", "Value": { "Expression": "input('x')" } }""", "script")]
    [InlineData("EmailTask", """{ "Recipients": { "Expression": "a@example.org" }, "Subject": { "Expression": "s" }, "Body": { "Expression": "{% if x %}b{% endif %}" } }""", "Liquid")]
    [InlineData("UserTaskEvent", "{}", "Actions")]
    [InlineData("TimerEvent", """{ "CronExpression": "every day" }""", "CronExpression")]
    public async Task Import_ActivityThatCannotBeDoneHere_IsReportedAndNotRun(string activity, string properties, string reason)
    {
        var id = $"odd-{activity}";

        var report = await workflows.ImportAsync(WorkflowFixture.Type(id, ["a ThingStartedEvent", $"b {activity}"], ["a Done b"], new() { ["b"] = properties }));
        await workflows.RaiseAsync("ThingStartedEvent", id);

        Assert.Empty(report.Errors);
        Assert.Contains(reason, Assert.Single(report.NotUnderstood).Message, StringComparison.Ordinal);
        Assert.Equal(0, await workflows.DbAsync(db => db.Set<Workflow>().CountAsync(w => w.CorrelationId == id)));
    }

    private Task<int> VersionsAsync(string id) => workflows.DbAsync(db => db.Set<WorkflowTypeVersion>().CountAsync(t => t.WorkflowTypeId == id));
}
