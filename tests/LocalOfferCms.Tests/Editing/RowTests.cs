using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Editing;

/// <summary>Rows are added, moved, removed and brought back by buttons alone.</summary>
public class RowTests(EditingFixture editing) : IClassFixture<EditingFixture>
{
    [Fact]
    public async Task Rows_AddedMovedRemovedBroughtBack_AreSavedAsShown()
    {
        var id = await GuideAsync("First", "Second", "Third");
        var form = await editing.OpenAsync(id);
        var keys = form.Values("Parts.$rows").Where(k => k.Length > 0).ToList();

        form = await EditingFixture.PressAsync(form.Set($"Parts.{keys[0]}.TitlePart.Title", "Typed before"), "add:Parts:GuidePart");
        var added = form.Values("Parts.$rows")[^1];
        form = await EditingFixture.PressAsync(form.Set($"Parts.{added}.TitlePart.Title", "Fourth").Set($"Parts.{added}.MarkdownBodyPart.Markdown", "Its text."), $"up:Parts.{added}");
        form = await EditingFixture.PressAsync(form, $"remove:Parts.{keys[1]}");
        form = await EditingFixture.PressAsync(form, $"remove:Parts.{keys[2]}");
        form = await EditingFixture.PressAsync(form, $"undo:Parts.{keys[2]}");
        using var saved = await form.PressAsync("Save draft");

        var rows = ((await editing.ContentAsync(id))["Parts"]!["ContentItems"] as JsonArray)!;
        Assert.Equal(["Typed before", "Fourth", "Third"], rows.Select(r => (string)r!["TitlePart"]!["Title"]!));
        Assert.Equal(["Typed before", "Fourth", "Third"], rows.Select(r => (string)r!["DisplayText"]!));
        Assert.Equal("Text of Third", (string)rows[2]!["MarkdownBodyPart"]!["Markdown"]!);
        Assert.Equal("kept", (string)rows[0]!["Stray"]!["Mark"]!);
        Assert.Equal("Its text.", (string)rows[1]!["MarkdownBodyPart"]!["Markdown"]!);
    }

    [Fact]
    public async Task Rows_AfterAButton_FocusAndWordsAreWhereTheChangeIs()
    {
        var form = await editing.OpenAsync(await GuideAsync("One", "Two"));
        var second = form.Values("Parts.$rows")[^1];

        var moved = await EditingFixture.PressAsync(form, $"up:Parts.{second}");
        var removed = await EditingFixture.PressAsync(moved, $"remove:Parts.{second}");

        Assert.Equal("Moved up: ‘Two’ is now 1 of 2.", moved.Document.QuerySelector("[data-status]")?.TextContent);
        Assert.Equal("Part of a guide 1 of 2: Two", moved.Document.QuerySelector("[autofocus]")?.TextContent);
        Assert.Equal("Removed: ‘Two’. You can undo this until you save.", removed.Document.QuerySelector("[data-status]")?.TextContent);
        Assert.StartsWith("undo:", removed.Document.QuerySelector("[autofocus]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Rows_WithinRows_AreAddedToTheRightOne()
    {
        var form = await editing.OpenAsync("letter");
        var decision = form.Values("Decisions.$rows")[^1];
        var limits = form.Values($"Decisions.{decision}.Limits.$rows").Count(k => k.Length > 0);

        form = await EditingFixture.PressAsync(form, $"add:Decisions.{decision}.Limits:LetterLimit");
        var added = form.Values($"Decisions.{decision}.Limits.$rows")[^1];
        using var saved = await form.Set($"Decisions.{decision}.Limits.{added}.LetterLimit.Months", "2").PressAsync("Save draft");

        var rows = ((await editing.ContentAsync("letter"))["Decisions"]!["ContentItems"]!.AsArray()[^1]!["Limits"]!["ContentItems"] as JsonArray)!;
        Assert.Equal(limits + 1, rows.Count);
        Assert.Equal(2, (int)rows[^1]!["LetterLimit"]!["Months"]!["Value"]!);
    }

    [Fact]
    public async Task Branches_OfADecisionGuide_ChooseAmongItsSteps()
    {
        var form = await editing.OpenAsync("decide");

        var options = form.Document.QuerySelectorAll("select[name$='.DecisionBranch.To']").First().QuerySelectorAll("option").Select(o => o.GetAttribute("value"));

        Assert.Contains("outcome", options);
    }

    [Fact]
    public async Task FourHundredRows_AreSavedWhole()
    {
        var titles = Enumerable.Range(1, 400).Select(n => $"Part {n}").ToArray();
        var id = await GuideAsync(titles);
        var form = await editing.OpenAsync(id);
        var last = form.Values("Parts.$rows")[^1];

        using var saved = await form.Set($"Parts.{last}.TitlePart.Title", "The end").PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var rows = ((await editing.ContentAsync(id))["Parts"]!["ContentItems"] as JsonArray)!;
        Assert.Equal([.. titles[..^1], "The end"], rows.Select(r => (string)r!["TitlePart"]!["Title"]!));
    }

    [Fact]
    public async Task Add_TypeThatDoesNotBelong_AddsNothing()
    {
        var id = await GuideAsync("Only");
        var form = await editing.OpenAsync(id);
        using var response = await editing.Editor.PostAsync($"admin/content/{id}/edit", new FormUrlEncodedContent(
            form.Names.SelectMany(n => form.Values(n).Select(v => KeyValuePair.Create(n, v))).Append(KeyValuePair.Create("$action", "add:Parts:Service"))));

        var again = await FormPage.ReadAsync(editing.Editor, response, "form[data-editor]");

        Assert.Single(again.Values("Parts.$rows"), k => k.Length > 0);
    }

    private Task<string> GuideAsync(params string[] titles) => editing.AddAsync("Guide", "A guide", new JsonObject
    {
        ["Parts"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray([.. titles.Select((title, i) => (JsonNode?)new JsonObject
            {
                ["ContentItemId"] = $"part{i}",
                ["ContentType"] = "GuidePart",
                ["DisplayText"] = title,
                ["TitlePart"] = new JsonObject { ["Title"] = title },
                ["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = $"Text of {title}" },
                ["Stray"] = new JsonObject { ["Mark"] = "kept" },
            })]),
        },
    });
}
