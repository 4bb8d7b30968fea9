using System.Text.Json.Nodes;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Structure;

public class WordsTests(StructureSite site) : IClassFixture<StructureSite>
{
    [Fact]
    public async Task Glossary_OwnWordsOfABaseTerm_WinOnEveryPage_AndCanBeTakenBack()
    {
        var was = await ExplainedAsync();
        var form = await site.OpenAsync("admin/structure/glossary/tribunal", "#word");

        var preview = await form.Set("Definition", "People who settle a quarrel with the council.").PressAndFollowAsync("Show what a reader sees", "#word");
        var unsaved = await ExplainedAsync();
        using var done = await preview.PressAsync("Save");
        var changed = await ExplainedAsync();
        using var reset = await (await site.OpenAsync("admin/structure/glossary/tribunal", "#reset")).PressAsync();

        Assert.Contains("People who settle", preview.Document.QuerySelector(".lo-word__box")!.TextContent);
        Assert.Equal(was, unsaved);
        Assert.Contains("People who settle a quarrel with the council.", changed);
        Assert.Equal(was, await ExplainedAsync());
    }

    [Fact]
    public async Task Glossary_HiddenAndAdded_AreSeenAtOnce()
    {
        await site.PublishAsync("Page", "ferry", "The ferry", new JsonObject
        {
            ["AutoroutePart"] = new JsonObject { ["Path"] = "ferry" }, ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "The chain ferry runs. The tribunal sits." },
        });
        Assert.DoesNotContain("pulls itself", await HtmlAsync("ferry"));

        var add = await site.OpenAsync("admin/structure/glossary/new", "#word");
        await add.Set("Term", "chain ferry").Set("Definition", "A boat that pulls itself over the river.").Set("Forms", "chain ferry").PressAsync("Save");
        await (await site.OpenAsync("admin/structure/glossary/tribunal", "#hide")).PressAsync();

        var page = await HtmlAsync("ferry");
        Assert.Contains("pulls itself", page);
        Assert.DoesNotContain("definition of a tribunal", page);
        await (await site.OpenAsync("admin/structure/glossary/tribunal", "#reset")).PressAsync();
    }

    [Fact]
    public async Task Glossary_WordThatIsThere_IsRefused()
    {
        var refused = await (await site.OpenAsync("admin/structure/glossary/new", "#word")).Set("Term", "Tribunal").Set("Definition", "x").PressAndFollowAsync("Save", "#word");

        Assert.Equal(["'Tribunal' is explained already. Change it in the list."], refused.Errors);
    }

    [Fact]
    public async Task Wording_ListsWhereItIsShown_AndWhatIsFlagged()
    {
        await site.PublishAsync("ApprovedWording", "wording-1", "Asking is a right", Wording("Anybody may ask."));
        await site.PublishAsync("Page", "shows-it", "Shows it", new JsonObject
        {
            ["AutoroutePart"] = new JsonObject { ["Path"] = "shows-it" }, ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "{{ wording:asking }}" },
        });
        await site.PublishAsync("ApprovedWording", "wording-1", "Asking is a right", Wording("Anybody at all may ask."));

        var list = await site.OpenAsync("admin/structure/wording");
        var uses = await site.OpenAsync("admin/structure/wording/wording-1");
        var contacts = await site.OpenAsync("admin/structure/wording?Type=ContactCard");

        Assert.Contains("asking 1 item", StructureSite.Text(list.Document, "tbody tr"));
        Assert.Contains("1 page", StructureSite.Text(list.Document, "tbody .govuk-tag"));
        Assert.Contains("Shows it", uses.Text);
        Assert.Contains("The approved wording 'Asking is a right' has changed.", uses.Text);
        Assert.Contains("SEND team", contacts.Text);
    }

    [Fact]
    public async Task Required_MissingPage_GetsADraftToBeginWith()
    {
        var form = await site.OpenAsync("admin/structure/required", "#make-data-protection-complaint");

        using var made = await form.PressAsync();
        var list = await site.OpenAsync("admin/structure/required");
        using var again = await form.PressAsync();

        Assert.Contains("admin/content/", made.Headers.Location!.ToString());
        Assert.Contains("Complain about how we use your data", StructureSite.Text(list.Document, "tr:has(.govuk-tag--blue) th"));
        Assert.Contains("or a draft of it", await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Required_PageWhoseReviewIsOverdue_IsShownSo()
    {
        await site.EditAsync("privacy", content => content["ReviewPart"] = new JsonObject { ["ReviewDue"] = new JsonObject { ["Value"] = "2026-11-25" } });

        var before = await site.OpenAsync("admin/structure/required");
        await site.DbAsync(db => { db.PublishedPages.Single(p => p.Path == "privacy").ReviewDue = new(2026, 11, 1); return db.SaveChangesAsync(); });
        var after = await site.OpenAsync("admin/structure/required");

        Assert.Equal("", StructureSite.Text(before.Document, "tr:has(.govuk-tag--red) a[href$='/privacy']"));
        Assert.Equal("Privacy", StructureSite.Text(after.Document, "tr:has(.govuk-tag--red) a[href$='/privacy']"));
    }

    private async Task<string> ExplainedAsync() => await HtmlAsync("support/page");

    private async Task<string> HtmlAsync(string path) => (await site.ReadAsync(path)).QuerySelector("main")!.InnerHtml;

    private static JsonObject Wording(string text) => new()
    {
        ["ApprovedWordingPart"] = new JsonObject { ["Key"] = new JsonObject { ["Text"] = "asking" }, ["Text"] = new JsonObject { ["Markdown"] = text } },
    };
}
