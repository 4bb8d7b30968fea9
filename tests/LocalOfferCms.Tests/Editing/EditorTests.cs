using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.People;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Editing;

/// <summary>The editor as somebody without script uses it.</summary>
public class EditorTests(EditingFixture editing) : IClassFixture<EditingFixture>
{
    [Fact]
    public async Task New_ListsWhatTheRoleMayMake()
    {
        var page = await FormPage.OpenAsync(editing.Editor, "admin/content/new");

        Assert.Contains("A guide in parts", page.Text);
        Assert.DoesNotContain("Part of a guide", page.Text);
        Assert.NotNull(page.Document.QuerySelector("a[href$='/admin/content/new/Guide']"));
    }

    [Fact]
    public async Task Create_TitleAlone_SavesADraftAndGoesToItsPage()
    {
        var form = await FormPage.OpenAsync(editing.Editor, "admin/content/new/Page", "form[data-editor]");

        using var answer = await form.Set("TitlePart.Title", "A new page").PressAsync("Save draft");

        var id = answer.Headers.Location!.ToString().Split('/')[^1];
        var content = await editing.ContentAsync(id);
        Assert.Equal("""{"TitlePart":{"Title":"A new page"},"AutoroutePart":{}}""", content.ToJsonString());
    }

    [Fact]
    public async Task Create_SentTwice_MakesOnePage()
    {
        var form = await FormPage.OpenAsync(editing.Editor, "admin/content/new/Page", "form[data-editor]");
        form.Set("TitlePart.Title", "Pressed twice");

        using var first = await form.PressAsync("Save draft");
        using var second = await form.PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task Save_ChangedField_KeepsWhatTheFormDoesNotKnow()
    {
        var id = await editing.AddAsync("Page", "Known", new JsonObject
        {
            ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Old.", ["Mark"] = 7 }, ["Stray"] = "kept" },
            ["StrangePart"] = new JsonObject { ["Deep"] = new JsonArray(1, "two") },
        });
        var form = await editing.OpenAsync(id);

        using var answer = await form.Set("SummaryPart.Summary", "New.").PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            """{"SummaryPart":{"Summary":{"Text":"New.","Mark":7},"Stray":"kept"},"StrangePart":{"Deep":[1,"two"]},"TitlePart":{"Title":"Known"}}""",
            (await editing.ContentAsync(id)).ToJsonString());
        Assert.Contains("StrangePart", form.Text.Replace("Strange part", "StrangePart"));
    }

    [Fact]
    public async Task Save_ValuesThatCannotBeStored_AreShownAgainWithWhatIsWrong()
    {
        var id = await editing.AddAsync("Event", "Party");
        var form = await editing.OpenAsync(id);

        var again = await form.Set("EventPart.StartsAt.Day", "31").Set("EventPart.StartsAt.Month", "2").Set("EventPart.StartsAt.Year", "2027").Set("EventPart.StartsAt.Time", "10:00")
            .Set("AudiencePart.AgeFrom", "five").Set("MarkdownBodyPart.Markdown", "\nA *long* text\nwith lines.")
            .PressAndFollowAsync("Save draft", "form[data-editor]");

        Assert.Equal(["‘Starts’ must be a real date, such as 27 3 2027", "‘From age’ must be a number, such as 5"], again.Errors);
        Assert.Equal(["31"], again.Values("EventPart.StartsAt.Day"));
        Assert.Equal(["five"], again.Values("AudiencePart.AgeFrom"));
        Assert.Equal(["\nA *long* text\nwith lines."], again.Values("MarkdownBodyPart.Markdown"));
        foreach (var link in again.Document.QuerySelectorAll(".govuk-error-summary a"))
        {
            Assert.Equal("INPUT", again.Document.GetElementById(link.GetAttribute("href")![1..])?.TagName);
        }

        Assert.Null((await editing.ContentAsync(id))["EventPart"]);
    }

    [Fact]
    public async Task Ready_Gaps_SavesTheDraftAndLinksToThem()
    {
        var form = await FormPage.OpenAsync(editing.Editor, "admin/content/new/Service", "form[data-editor]");

        var again = await form.Set("TitlePart.Title", "Gaps").PressAndFollowAsync("ready", "form[data-editor]");

        Assert.Contains("Fill in ‘Summary’", again.Errors);
        Assert.Contains("Fill in ‘How to get it’", again.Errors);
        Assert.Equal(["Gaps"], again.Values("TitlePart.Title"));
        Assert.Contains("saved", again.Text);
    }

    [Fact]
    public async Task Address_OfAnotherPage_IsSaidInWordsAndTheDraftIsKept()
    {
        var id = await editing.AddAsync("Page", "Taker", new JsonObject { ["AutoroutePart"] = new JsonObject { ["Path"] = "support/guide" } });

        var form = await editing.OpenAsync(id);

        Assert.Contains("The address ‘support/guide’ belongs to the page ‘Alderwort guide’", form.Text);
    }

    [Fact]
    public async Task Address_Reserved_IsRefused()
    {
        var id = await editing.AddAsync("Page", "Reserved");
        var form = await editing.OpenAsync(id);

        var again = await form.Set("AutoroutePart.Path", "admin/secret").PressAndFollowAsync("Save draft", "form[data-editor]");

        Assert.Equal(["The address 'admin/secret' begins with 'admin', which the site keeps for itself. Choose another."], again.Errors);
        Assert.Equal(["admin/secret"], again.Values("AutoroutePart.Path"));
    }

    [Fact]
    public async Task Preview_WithoutScript_ShowsTheTextAndKeepsTheForm()
    {
        var id = await editing.AddAsync("Page", "Shown");
        var form = await editing.OpenAsync(id);

        var again = await EditingFixture.PressAsync(form.Set("MarkdownBodyPart.Markdown", "Some **strong** words <script>alert(1)</script>").Set("TitlePart.Title", "Changed"), "preview:MarkdownBodyPart");

        var preview = again.Document.QuerySelector(".lo-md__preview")!;
        Assert.Equal("strong", preview.QuerySelector("strong")?.TextContent);
        Assert.Null(preview.QuerySelector("script"));
        Assert.Equal(["Changed"], again.Values("TitlePart.Title"));
    }

    [Fact]
    public async Task Html_TurnedIntoMarkdown_IsSavedInTheSamePart()
    {
        await editing.AddTypeAsync("Imported", ("HtmlField", "Body", "{}"));
        var id = await editing.AddAsync("Imported", "From elsewhere", new JsonObject
        {
            ["Imported"] = new JsonObject { ["Body"] = new JsonObject { ["Html"] = "<p>Some <b>bold</b> words</p><script>x</script>" } },
        });
        var form = await editing.OpenAsync(id);

        var turned = await EditingFixture.PressAsync(form, "markdown:Imported.Body");
        using var saved = await turned.PressAsync("Save draft");

        Assert.Equal(["Some **bold** words"], turned.Values("Imported.Body").Select(v => v.Trim()));
        Assert.Equal("Some **bold** words", ((string)(await editing.ContentAsync(id))["Imported"]!["Body"]!["Markdown"]!).Trim());
        Assert.Null((await editing.ContentAsync(id))["Imported"]!["Body"]!["Html"]);
    }

    [Fact]
    public async Task Edit_NeedsFewQueries()
    {
        foreach (var id in new[] { "guide", "service", "letter", "document" })
        {
            using var first = await editing.Editor.GetAsync($"admin/content/{id}/edit");
            var address = $"admin/content/{id}/edit?count={id}";
            using var counted = await editing.Editor.GetAsync(address);

            var commands = editing.Host.Queries.CommandsOf(counted.RequestMessage!.RequestUri!.ToString());
            Assert.InRange(commands.Count, 1, 8);
        }
    }

    [Theory]
    [InlineData("Approver", HttpStatusCode.Forbidden)]
    [InlineData("Comment officer", HttpStatusCode.Forbidden)]
    [InlineData("Page owner", HttpStatusCode.Forbidden)]
    [InlineData("Administrator", HttpStatusCode.OK)]
    public async Task Edit_ByRole_IsAllowedOrNot(string role, HttpStatusCode expected)
    {
        using var browser = await editing.Host.SignInAsync(editing.Council, role);

        using var answer = await browser.GetAsync("admin/content/guide/edit");

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Edit_OwnPage_IsAllowedToItsOwner()
    {
        var person = await editing.Host.AddPersonAsync(editing.Council, "owner@example.org", "Olive Owner", Roles.PageOwner);
        using var browser = await editing.Host.SignInPersonAsync(editing.Council, person);
        var form = await FormPage.OpenAsync(browser, "admin/content/new/Page", "form[data-editor]");

        using var made = await form.Set("TitlePart.Title", "Mine").PressAsync("Save draft");
        using var again = await browser.GetAsync($"admin/content/{made.Headers.Location!.ToString().Split('/')[^1]}/edit");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Edit_NoSuchItem_IsNotFound()
    {
        using var item = await editing.Editor.GetAsync("admin/content/no-such-item/edit");
        using var type = await editing.Editor.GetAsync("admin/content/new/Card");

        Assert.Equal(HttpStatusCode.NotFound, item.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, type.StatusCode);
    }
}
