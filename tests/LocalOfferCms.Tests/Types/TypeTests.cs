using System.Text.Json.Nodes;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.TestSupport.People;
using LocalOfferCms.Tests.Structure;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Types;

/// <summary>An administrator makes a kind of content, and uses it at once.</summary>
public class TypeTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task Club_IsMadeEditedListedFilteredFoundShownAndExported()
    {
        var made = await MakeAsync("Club", "Clubs");
        await AddAsync("Club", "Day", "choice", "Monday\nTuesday");
        await AddAsync("Club", "Places", "number");
        await AddAsync("Club", "Starts on", "date");
        await AddAsync("Club", "Step-free", "yes-no");
        var create = await site.OpenAsync("admin/content/new/Club");
        await site.PublishAsync("Club", null, "Chess club", Club("Monday", 12, "2026-12-01", true, "Zugzwang for all."));
        await site.PublishAsync("Club", null, "Drum club", Club("Tuesday", 30, "2027-01-10", false, "Loud."));

        Assert.Contains("'Club' can be used now. A page in the menu lists them: 'Clubs'.", made.Text);
        Assert.Contains(create.Document.QuerySelectorAll("label, legend"), l => l.TextContent.Contains("Day", StringComparison.Ordinal));
        var list = await site.ReadAsync("clubs");
        Assert.Equal("2 clubs", list.QuerySelector("#count")!.TextContent);
        Assert.Contains("Clubs", StructureSite.Text(list, ".lo-menu__list"));
        Assert.Equal("Chess club", await ListedAsync("own-Day=Monday"));
        Assert.Equal("Drum club", await ListedAsync("own-Places=20"));
        Assert.Equal("Chess club", await ListedAsync("own-Places=5&own-Places-to=12"));
        Assert.Equal("Drum club", await ListedAsync("own-StartsOn=2027-01-01"));
        Assert.Equal("Chess club", await ListedAsync("own-StartsOn-to=2026-12-01"));
        Assert.Equal("Chess club", await ListedAsync("own-StepFree=yes"));
        Assert.Equal("", await ListedAsync("own-Day=Monday&own-StepFree=no"));
        Assert.Contains("Chess club", StructureSite.Text(await site.ReadAsync("search?q=zugzwang"), "main"));
        var page = StructureSite.Text(await site.ReadAsync("chess-club"), "main");
        Assert.Contains("Zugzwang for all.", page);
        Assert.Contains("Day Monday", page);
        Assert.Contains("1 December 2026", page);
        var export = await ExportAsync();
        Assert.Contains("Chess club", export);
        Assert.Contains("\"MadeHere\": true", export);
    }

    [Fact]
    public async Task Type_OfTheProduct_KeepsItsParts()
    {
        var page = await site.OpenAsync("admin/types/Service");

        Assert.Null(page.Document.QuerySelector("#type"));
        Assert.Contains("its parts stay as they are", page.Text);

        // As somebody would who makes up a form.
        var form = await site.OpenAsync("admin/types/new", "#type");
        var token = form.Values("__RequestVerificationToken")[0];
        using var answer = await site.Administrator.PostAsync("admin/types/Service", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("Form.DisplayName", "Service"), new("Form.Plural", "Services"), new("Form.HasPage", "true")]));

        Assert.Contains("came with the site", await answer.Content.ReadAsStringAsync());
        Assert.Contains("ServicePart", (await site.OpenAsync("admin/types/Service")).Text);
    }

    [Theory]
    [InlineData("Service", "Clubs of ours", "There is a kind of content called 'Service' already.")]
    [InlineData("", "Things", "Say what one of them is called")]
    [InlineData("Thing", "", "Say what many of them are called")]
    [InlineData("Page thing", "Index", "The address 'index' belongs to the page")]
    public async Task Make_WhatCannotBe_IsRefusedBesideTheField(string one, string many, string words)
    {
        var refused = await MakeAsync(one, many);

        Assert.Contains(words, Assert.Single(refused.Errors));
        Assert.NotNull(refused.Document.QuerySelector("[id$=-error]"));
    }

    [Fact]
    public async Task Make_TwoOfNamesThatComeToTheSame_AreTwoTypes()
    {
        await MakeAsync("Ser-vice", "Ser-vices");

        Assert.Contains("Ser-vice", (await site.OpenAsync("admin/types/SerVice2")).Text);
    }

    [Fact]
    public async Task Change_TakesAPartOut_AndKeepsWhatItHolds()
    {
        await MakeAsync("Trip", "Trips");
        var id = await site.PublishAsync("Trip", null, "To the zoo", new JsonObject
        {
            ["AutoroutePart"] = new JsonObject { ["Path"] = "to-the-zoo" }, ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "By coach." } },
        });

        var done = await (await site.OpenAsync("admin/types/Trip", "#type")).Set("Form.Parts", "MarkdownBodyPart").Set("Form.Plural", "Outings").PressAndFollowAsync("Save");

        Assert.Contains("'Trip' is changed.", done.Text);
        Assert.Contains("By coach.", await site.DbAsync(async db => (await db.FindAsync<LocalOfferCms.Core.Content.PublishedPage>(id))!.Summary));
    }

    private async Task<FormPage> MakeAsync(string one, string many) =>
        await (await site.OpenAsync("admin/types/new", "#type")).Set("Form.DisplayName", one).Set("Form.Plural", many).PressAndFollowAsync("Make it", "#type");

    private async Task AddAsync(string type, string label, string kind, string choices = "")
    {
        var form = await site.OpenAsync($"admin/types/{type}/fields/new", "#field");
        var done = await form.Set("Form.Label", label).Set("Form.Kind", kind).Set("Form.IsFilterable", "true").Set("Form.Choices", choices).PressAndFollowAsync("Add the field");
        Assert.Empty(done.Errors);
    }

    private async Task<string> ListedAsync(string query) => StructureSite.Text(await site.ReadAsync("clubs?" + query), ".lo-results a");

    private async Task<string> ExportAsync()
    {
        var file = Path.Combine(site.Host.Data.Folder, "export.json");
        await site.InAsync(async s =>
        {
            await s.GetRequiredService<RecipeExporter>().ExportAsync(file, default);
            return true;
        });
        return await File.ReadAllTextAsync(file);
    }

    private static JsonObject Club(string day, int places, string starts, bool stepFree, string body) => new()
    {
        ["AutoroutePart"] = new JsonObject(),
        ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = body },
        ["Club"] = new JsonObject
        {
            ["Day"] = new JsonObject { ["Text"] = day }, ["Places"] = new JsonObject { ["Value"] = places },
            ["StartsOn"] = new JsonObject { ["Value"] = starts }, ["StepFree"] = new JsonObject { ["Value"] = stepFree },
        },
    };
}
