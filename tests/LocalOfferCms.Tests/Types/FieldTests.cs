using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Structure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Types;

/// <summary>An administrator adds fields to a type of the product, and uses them at once.</summary>
public class FieldTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task BusRoute_AddedToService_IsEditedFilteredFoundShownAndExported()
    {
        var done = await AddAsync("Service", "Bus route", "text", filterable: true);
        var editor = await site.OpenAsync("admin/content/service/edit", "main form");
        await site.EditAsync("service", content => content["Service"] = new JsonObject { ["BusRoute"] = new JsonObject { ["Text"] = "Quayside 12" } });
        await site.PublishAsync("Service", null, "Another service", Service("services/another", "Hillside 7"));

        var all = await site.ReadAsync("services");
        var filtered = await site.ReadAsync("services?own-BusRoute=Quayside+12");
        var nothing = await site.ReadAsync("services?own-BusRoute=Nowhere");
        var search = await site.ReadAsync("search?q=quayside");
        var page = await site.ReadAsync("services/service");

        Assert.Contains("'Bus route' is added", done.Text);
        Assert.Contains(editor.Document.QuerySelectorAll("label"), l => l.TextContent.Contains("Bus route", StringComparison.Ordinal));
        Assert.Equal(["", "Hillside 7", "Quayside 12"], all.QuerySelectorAll("select[name=own-BusRoute] option").Select(o => o.GetAttribute("value")));
        Assert.Contains("service", StructureSite.Text(filtered, ".lo-results"));
        Assert.DoesNotContain("Another service", StructureSite.Text(filtered, ".lo-results"));
        Assert.Equal("1 service", filtered.QuerySelector("#count")!.TextContent);
        Assert.Equal("No services found", nothing.QuerySelector("#count")!.TextContent);
        Assert.Contains("/services/service", search.QuerySelector("main")!.InnerHtml);
        Assert.Contains("Bus route Quayside 12", StructureSite.Text(page, "main dl"));
        var export = await ExportAsync();
        Assert.Contains("Quayside 12", export);
        Assert.Contains("\"BusRoute\"", export);
    }

    [Fact]
    public async Task Field_MadeFilterable_IndexesWhatIsPublished()
    {
        await AddAsync("Service", "Room", "text", filterable: false);
        await site.EditAsync("service", content => Own(content, "Service")["Room"] = new JsonObject { ["Text"] = "Blue room" });
        var before = await RowsAsync("Service.Room");

        var form = await site.OpenAsync("admin/types/Service/fields/Room", "#field");
        await form.Set("Form.IsFilterable", "true").PressAsync("Save");
        await site.RunJobsAsync();
        var after = await RowsAsync("Service.Room");
        await (await site.OpenAsync("admin/types/Service/fields/Room", "#field")).Set("Form.IsFilterable").PressAsync("Save");
        await site.RunJobsAsync();

        Assert.Equal((0, 1, 0), (before, after, await RowsAsync("Service.Room")));
    }

    [Fact]
    public async Task Field_NotShown_IsNeitherOnThePageNorFound()
    {
        await AddAsync("Service", "Desk note", "text", filterable: false, shown: false);
        await site.EditAsync("service", content => Own(content, "Service")["DeskNote"] = new JsonObject { ["Text"] = "Umbrageous" });

        Assert.DoesNotContain("Umbrageous", (await site.ReadAsync("services/service")).DocumentElement!.TextContent);
        Assert.DoesNotContain("/services/service", (await site.ReadAsync("search?q=umbrageous")).QuerySelector("main")!.InnerHtml);
    }

    [Fact]
    public async Task Field_TakenAwayAndPutBack_KeepsWhatItHeld()
    {
        await AddAsync("Service", "Gate", "text", filterable: true);
        await site.EditAsync("service", content => Own(content, "Service")["Gate"] = new JsonObject { ["Text"] = "North gate" });

        var removed = await (await site.OpenAsync("admin/types/Service/fields/Gate", "#remove")).PressAndFollowAsync("Take the field away", "#restore-Gate");
        await site.RunJobsAsync();
        var hidden = (await site.ReadAsync("services/service")).DocumentElement!.TextContent;
        var rows = await RowsAsync("Service.Gate");
        var again = await AddAsync("Service", "Gate", "text", filterable: false);
        var back = await (await site.OpenAsync("admin/types/Service", "#restore-Gate")).PressAndFollowAsync();
        await site.RunJobsAsync();

        Assert.Contains("What items hold in it is kept", removed.Text);
        Assert.DoesNotContain("North gate", hidden);
        Assert.Equal(0, rows);
        Assert.Contains("/fields/Gate2", again.Document.DocumentElement!.InnerHtml);
        Assert.Contains("is back", back.Text);
        Assert.Contains("North gate", (await site.ReadAsync("services/service")).DocumentElement!.TextContent);
        Assert.Equal(1, await RowsAsync("Service.Gate"));
    }

    [Fact]
    public async Task Recipe_RunAgain_UndoesNothingOfTheCouncils()
    {
        await AddAsync("Service", "Parking", "yes-no", filterable: true);

        var report = await site.InAsync(s => s.GetRequiredService<RecipeRunner>().RunAsync(RepositoryRoot.Path("recipes", "local-offer.recipe.json"),
            new RecipeOptions { Author = "test", RecipesFolder = RepositoryRoot.Path("recipes") }, default));

        Assert.Empty(report.Errors);
        Assert.Contains("Parking", (await site.OpenAsync("admin/types/Service")).Text);
        await site.EditAsync("service", content => Own(content, "Service")["Parking"] = new JsonObject { ["Value"] = true });
        Assert.Equal(1, await RowsAsync("Service.Parking"));
    }

    [Theory]
    [InlineData("Form.Label", "", "Write a label")]
    [InlineData("Form.Kind", "choice", "Write between 2 and 100 choices")]
    [InlineData("Form.Kind", "term", "Choose the taxonomy")]
    public async Task Add_WhatCannotBe_IsRefusedBesideTheField(string field, string value, string words)
    {
        var form = await site.OpenAsync("admin/types/Event/fields/new", "#field");
        var refused = await form.Set("Form.Label", "Something").Set(field, value).PressAndFollowAsync("Add the field", "#field");

        Assert.Contains(words, Assert.Single(refused.Errors));
        Assert.Contains(words, refused.Document.QuerySelector(".govuk-error-message")!.TextContent);
        Assert.Equal("Add the field", refused.Document.QuerySelector("#field button")!.TextContent);
    }

    [Fact]
    public async Task Filter_OnWhatIsLongText_IsRefused()
    {
        var refused = await (await site.OpenAsync("admin/types/Event/fields/new", "#field")).Set("Form.Label", "Story").Set("Form.Kind", "markdown").Set("Form.IsFilterable", "true")
            .PressAndFollowAsync("Add the field", "#field");

        Assert.Contains("Readers cannot filter by", Assert.Single(refused.Errors));
    }

    [Fact]
    public async Task Field_OfOneCouncil_IsNotAnothers()
    {
        var (_, administrator) = await site.AddCouncilAsync();
        using (administrator)
        {
            await AddAsync("Event", "Ferry stop", "text", filterable: true);

            var theirs = await FormPage.OpenAsync(administrator, "admin/types/Event");

            Assert.Equal(HttpStatusCode.OK, theirs.Status);
            Assert.DoesNotContain("Ferry stop", theirs.Text);
        }
    }

    private async Task<FormPage> AddAsync(string type, string label, string kind, bool filterable, bool shown = true)
    {
        var form = await site.OpenAsync($"admin/types/{type}/fields/new", "#field");
        form.Set("Form.Label", label).Set("Form.Kind", kind);
        form.Set("Form.IsFilterable", filterable ? ["true"] : []).Set("Form.IsShown", shown ? ["true"] : []);
        return await form.PressAndFollowAsync("Add the field");
    }

    private Task<int> RowsAsync(string field) => site.DbAsync(db => db.Fields.CountAsync(f => f.Field == field));

    private async Task<string> ExportAsync()
    {
        var file = Path.Combine(site.Host.Data.Folder, "export.json");
        await site.InAsync(async s =>
        {
            await s.GetRequiredService<RecipeExporter>().ExportAsync(file, default);
            return true;
        });
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        return json.RootElement.GetRawText();
    }

    private static JsonObject Own(JsonObject content, string type)
    {
        if (content[type] is not JsonObject own)
        {
            content[type] = own = [];
        }

        return own;
    }

    private static JsonObject Service(string path, string route) => new()
    {
        ["AutoroutePart"] = new JsonObject { ["Path"] = path },
        ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Help." } },
        ["ServicePart"] = new JsonObject { ["HowToAccess"] = new JsonObject { ["Markdown"] = "Call." } },
        ["Service"] = new JsonObject { ["BusRoute"] = new JsonObject { ["Text"] = route } },
    };
}
