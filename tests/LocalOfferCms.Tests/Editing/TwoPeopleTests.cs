using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Editing;

/// <summary>Two people at one page: no word is lost.</summary>
public class TwoPeopleTests(EditingFixture editing) : IClassFixture<EditingFixture>
{
    [Fact]
    public async Task Open_BySomebodyElse_SaysWho()
    {
        var id = await editing.AddAsync("Page", "Shared desk");
        using var other = await PersonAsync("Petra Present");
        using var opened = await other.GetAsync($"admin/content/{id}/edit");

        var form = await editing.OpenAsync(id);
        editing.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        var later = await editing.OpenAsync(id);

        Assert.Contains("Petra Present has this page open too", form.Text);
        Assert.DoesNotContain("Petra Present", later.Text);
    }

    [Fact]
    public async Task StaleSave_ShowsBothTextsAndMergesByChoice()
    {
        var id = await editing.AddAsync("Page", "Both", new JsonObject
        {
            ["SummaryPart"] = Field("Summary", "Old summary."),
            ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Old text." },
            ["OwnerPart"] = Field("Team", "Old team"),
            ["RelatedPart"] = new JsonObject { ["Heading"] = new JsonObject { ["Text"] = "Old heading" }, ["Items"] = new JsonObject { ["ContentItemIds"] = new JsonArray("guide", "service") } },
            ["TopicsPart"] = new JsonObject { ["Topics"] = new JsonObject { ["TaxonomyContentItemId"] = "topics", ["TermContentItemIds"] = new JsonArray("school", "health") } },
        });
        using var other = await PersonAsync("Theo Their");
        var mine = await editing.OpenAsync(id);
        var theirs = await editing.OpenAsync(id, other);
        using var first = await theirs.Set("MarkdownBodyPart.Markdown", "Their text.").Set("SummaryPart.Summary", "Their summary.").Set("OwnerPart.Team", "Their team").PressAsync("Save draft");

        var both = await mine.Set("MarkdownBodyPart.Markdown", "My text.").Set("SummaryPart.Summary", "My summary.").Set("RelatedPart.Heading", "My heading").PressAndFollowAsync("Save draft", "form.lo-editor");
        using var merged = await both.Set("$merge.SummaryPart.Summary", "Theirs").Set("$merge.MarkdownBodyPart.Markdown", "Together").Set("$together.MarkdownBodyPart.Markdown", "Text of both.").PressAsync("merge");

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("Theo Their saved it at", both.Text);
        Assert.Equal(["Summary", "Text", "Heading", "Team"], both.Document.QuerySelectorAll(".lo-merge h2").Select(h => h.TextContent.Replace("Owner team", "Team", StringComparison.Ordinal)));
        Assert.Contains("My text.", both.Text);
        Assert.Contains("Their text.", both.Text);
        var content = await editing.ContentAsync(id);
        Assert.Equal("Text of both.", (string)content["MarkdownBodyPart"]!["Markdown"]!);
        Assert.Equal("Their summary.", (string)content["SummaryPart"]!["Summary"]!["Text"]!);
        Assert.Equal("Their team", (string)content["OwnerPart"]!["Team"]!["Text"]!);
        Assert.Equal("My heading", (string)content["RelatedPart"]!["Heading"]!["Text"]!);
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
    }

    [Fact]
    public async Task StaleSave_RowsOfBoth_AreKept()
    {
        var id = await editing.AddAsync("Guide", "Rows of two");
        using var other = await PersonAsync("Rosa Row");
        var mine = await EditingFixture.PressAsync(await editing.OpenAsync(id), "add:Parts:GuidePart");
        var theirs = await EditingFixture.PressAsync(await editing.OpenAsync(id, other), "add:Parts:GuidePart");
        using var first = await theirs.Set($"Parts.{theirs.Values("Parts.$rows")[^1]}.TitlePart.Title", "Theirs").PressAsync("Save draft");

        var both = await mine.Set($"Parts.{mine.Values("Parts.$rows")[^1]}.TitlePart.Title", "Mine").PressAndFollowAsync("Save draft", "form.lo-editor");
        using var merged = await both.PressAsync("merge");

        Assert.Contains("They added to Parts: ‘Theirs’", both.Text);
        var rows = ((await editing.ContentAsync(id))["Parts"]!["ContentItems"] as JsonArray)!;
        Assert.Equal(["Mine", "Theirs"], rows.Select(r => (string)r!["TitlePart"]!["Title"]!).Order());
    }

    [Fact]
    public async Task ThirdSave_DuringAMerge_ShowsBothAgain()
    {
        var id = await editing.AddAsync("Page", "Three");
        using var other = await PersonAsync("Tess Third");
        var mine = await editing.OpenAsync(id);
        using var first = await (await editing.OpenAsync(id, other)).Set("MarkdownBodyPart.Markdown", "First of theirs.").PressAsync("Save draft");
        var both = await mine.Set("MarkdownBodyPart.Markdown", "Mine.").PressAndFollowAsync("Save draft", "form.lo-editor");
        using var second = await (await editing.OpenAsync(id, other)).Set("MarkdownBodyPart.Markdown", "Second of theirs.").PressAsync("Save draft");

        var again = await both.Set("$merge.MarkdownBodyPart.Markdown", "Mine").PressAndFollowAsync("merge", "form.lo-editor");

        Assert.Contains("Second of theirs.", again.Text);
        Assert.Contains("Mine.", again.Text);
        Assert.Equal("Second of theirs.", (string)(await editing.ContentAsync(id))["MarkdownBodyPart"]!["Markdown"]!);
    }

    [Fact]
    public async Task Words_LeftUnsaved_AreOfferedAndCarriedOnWith()
    {
        var id = await editing.AddAsync("Page", "Left");
        var form = await EditingFixture.PressAsync((await editing.OpenAsync(id)).Set("MarkdownBodyPart.Markdown", "Half a sentence"), "preview:MarkdownBodyPart");

        var back = await FormPage.OpenAsync(editing.Editor, $"admin/content/{id}/edit", "form[data-editor]");
        var carried = await FormPage.OpenAsync(editing.Editor, $"admin/content/{id}/edit?words={id}", "form[data-editor]");

        Assert.Contains("You have unsaved words from", back.Text);
        Assert.Equal([""], back.Values("MarkdownBodyPart.Markdown"));
        Assert.Equal(["Half a sentence"], carried.Values("MarkdownBodyPart.Markdown"));
        Assert.NotEmpty(form.Names);
    }

    [Fact]
    public async Task Words_Dropped_AreGone()
    {
        var id = await editing.AddAsync("Page", "Dropped");
        await EditingFixture.PressAsync((await editing.OpenAsync(id)).Set("MarkdownBodyPart.Markdown", "Not wanted"), "preview:MarkdownBodyPart");

        var dropped = await (await FormPage.OpenAsync(editing.Editor, $"admin/content/{id}/edit")).PressAndFollowAsync("drop", "form[data-editor]");

        Assert.DoesNotContain("unsaved words", dropped.Text);
    }

    [Fact]
    public async Task Words_OfSomebodyElse_AreNotShown()
    {
        var id = await editing.AddAsync("Page", "Private");
        using var other = await PersonAsync("Pia Private");
        await EditingFixture.PressAsync((await editing.OpenAsync(id, other)).Set("MarkdownBodyPart.Markdown", "Pia's words"), "preview:MarkdownBodyPart");

        var mine = await FormPage.OpenAsync(editing.Editor, $"admin/content/{id}/edit?words={id}", "form[data-editor]");

        Assert.Equal([""], mine.Values("MarkdownBodyPart.Markdown"));
    }

    [Fact]
    public async Task Autosave_ByScript_TellsTheTime()
    {
        var id = await editing.AddAsync("Page", "Scripted");
        var form = (await editing.OpenAsync(id)).Set("MarkdownBodyPart.Markdown", "Typed");

        using var answer = await editing.Editor.PostAsync($"admin/content/{id}/edit?handler=Autosave", Content(form));
        var carried = await FormPage.OpenAsync(editing.Editor, $"admin/content/{id}/edit?words={id}", "form[data-editor]");

        Assert.Matches("\"time\":\"\\d\\d:\\d\\d\"", await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Typed"], carried.Values("MarkdownBodyPart.Markdown"));
    }

    private async Task<HttpClient> PersonAsync(string name)
    {
        var id = await editing.Host.AddPersonAsync(editing.Council, $"{name.Replace(' ', '.').ToLowerInvariant()}@example.org", name, Roles.Editor);
        return await editing.Host.SignInPersonAsync(editing.Council, id);
    }

    private static FormUrlEncodedContent Content(FormPage form) => new(form.Names.SelectMany(n => form.Values(n).Select(v => KeyValuePair.Create(n, v))));

    private static JsonObject Field(string name, string text) => new() { [name] = new JsonObject { ["Text"] = text } };
}
