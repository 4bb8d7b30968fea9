using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Sharing;

public sealed class SharedStepTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    private const string Words = """{ "name": "settings", "Local": { "area": "Elmshire", "advice-page": "/advice" } }""";

    private const string Step = """
        { "name": "shared", "file": "shared-source.json", "Source": "publisher", "Items": [
          { "Item": "sheet", "ContentItemId": "my-sheet", "Path": "sheets/help", "Parents": ["home"], "Position": 3, "LocalHeading": "Here", "LocalAddition": "Ask us.", "AreaNote": "It is in Oakshire." }] }
        """;

    [Fact]
    public async Task Run_ACopy_HasLocalWordsItsPublisherAndItsOwnPlace()
    {
        var council = await councils.AddAsync("shared-copy");
        WriteSource("v1", "Help in {{ local:area }}.");

        var report = await councils.RunStepsAsync(council, $"{Words},{Step}");

        Assert.Empty(report.Errors);
        var content = await ContentAsync(council);
        Assert.Equal("Help in Elmshire. See our page and [advice](/advice) and [help](/help-now). {{ fact:weeks }}", (string?)content["MarkdownBodyPart"]!["Markdown"]);
        Assert.Equal("sheets/help", (string?)content["AutoroutePart"]!["Path"]);
        Assert.Equal("home", (string?)content["ListedPart"]!["Parents"]!["ContentItemIds"]![0]);
        Assert.False(content.ContainsKey("ContactPart"));
        var shared = new ContentPart(content["SharedPart"]!.AsObject());
        Assert.Equal(("The Publisher", "publisher", "sheet", "v1", "Ask us."),
            (shared.Text("Publisher"), shared.Text("Source"), shared.Text("SourceItemId"), shared.Text("SourceVersionId"), shared.Markdown("LocalAddition")));
        Assert.False(shared.Flag("Shareable"));
        // What the text refers to by key comes along, unless the site has its own.
        Assert.Equal(1, await councils.DbAsync(council, db => db.PublishedPages.CountAsync(p => p.ContentItemId == "fact-weeks")));
    }

    [Fact]
    public async Task Run_Again_ChangesNothingUntilTheSourceDoes()
    {
        var council = await councils.AddAsync("shared-again");
        WriteSource("v1", "First.");
        await councils.RunStepsAsync(council, $"{Words},{Step}");

        var again = await councils.RunStepsAsync(council, Step);
        WriteSource("v2", "Second.");
        var newer = await councils.RunStepsAsync(council, Step);

        Assert.Equal((0, 0, 1), (again.Created.Count, again.Changed.Count, again.Unchanged.Count));
        Assert.Equal((0, 1), (newer.Created.Count, newer.Changed.Count));
        Assert.StartsWith("Second.", (string?)(await ContentAsync(council))["MarkdownBodyPart"]!["Markdown"], StringComparison.Ordinal);
        Assert.Equal(2, await councils.DbAsync(council, db => db.ContentVersions.CountAsync(v => v.ContentItemId == "my-sheet")));
    }

    [Theory]
    [InlineData("""{ "name": "shared", "file": "shared-source.json", "Source": "publisher", "Items": [{ "Item": "secret", "ContentItemId": "s", "Path": "s" }] }""", "offers no such item")]
    [InlineData("""{ "name": "shared", "file": "shared-source.json", "Source": "publisher", "Items": [{ "Item": "asks", "ContentItemId": "s", "Path": "s" }] }""", "asks for the local word 'moon'")]
    [InlineData("""{ "name": "shared", "file": "shared-source.json", "Source": "publisher", "Items": [{ "Item": "file", "ContentItemId": "s", "Path": "s" }] }""", "shows a file")]
    [InlineData("""{ "name": "shared", "file": "shared-source.json", "Items": [] }""", "needs the 'file' of a recipe and its 'Source'")]
    [InlineData("""{ "name": "shared", "file": "../other.json", "Source": "publisher", "Items": [] }""", "leads out of the recipe's folder")]
    [InlineData("""{ "name": "shared", "file": "shared-source.json", "Source": "publisher", "Items": [{ "Item": "sheet", "ContentItemId": "s" }] }""", "It has no Path")]
    public async Task Run_WhatCannotBeCopied_IsAnErrorThatSaysWhy(string step, string says)
    {
        var council = await councils.AddAsync("shared-errors");
        WriteSource("v1", "x");

        var report = await councils.RunStepsAsync(council, step);

        Assert.Contains(report.Errors, e => e.Message.Contains(says, StringComparison.Ordinal));
        Assert.Equal(0, await councils.DbAsync(council, db => db.ContentItems.CountAsync()));
    }

    private void WriteSource(string version, string text) => councils.Write("shared-source.json", $$$"""
        { "name": "Source", "steps": [{ "name": "content", "data": [
          { "ContentItemId": "sheet", "ContentItemVersionId": "{{{version}}}", "ContentType": "Page", "DisplayText": "Sheet", "Latest": true, "Published": true,
            "AutoroutePart": { "Path": "their/own" }, "ContactPart": { "Contact": { "ContentItemIds": ["them"] } },
            "MarkdownBodyPart": { "Markdown": "{{{text}}} See [our page](/their/page) and [advice]({{ local:advice-page }}) and [help](/help-now). {{ fact:weeks }}" },
            "SharedPart": { "Shareable": { "Value": true }, "Publisher": { "Text": "The Publisher" } } },
          { "ContentItemId": "asks", "ContentItemVersionId": "a", "ContentType": "Page", "DisplayText": "Asks", "Latest": true, "Published": true,
            "MarkdownBodyPart": { "Markdown": "{{ local:moon }}" }, "SharedPart": { "Shareable": { "Value": true } } },
          { "ContentItemId": "file", "ContentItemVersionId": "f", "ContentType": "Page", "DisplayText": "File", "Latest": true, "Published": true,
            "MarkdownBodyPart": { "Markdown": "![x](media:x.png)" }, "SharedPart": { "Shareable": { "Value": true } } },
          { "ContentItemId": "secret", "ContentItemVersionId": "s", "ContentType": "Page", "DisplayText": "Secret", "Latest": true, "Published": true },
          { "ContentItemId": "fact-weeks", "ContentItemVersionId": "w", "ContentType": "Fact", "DisplayText": "weeks", "Latest": true, "Published": true, "FactPart": { "Key": { "Text": "weeks" } } }] }] }
        """);

    private Task<System.Text.Json.Nodes.JsonObject> ContentAsync(Tenant council) => councils.DbAsync(council, async db =>
        JsonText.Object((await db.ContentVersions.SingleAsync(v => v.ContentItemId == "my-sheet" && v.Published)).Data));
}
