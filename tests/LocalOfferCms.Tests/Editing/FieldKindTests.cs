using System.Net;
using System.Text.Json.Nodes;
using LocalOfferCms.TestSupport.People;

namespace LocalOfferCms.Tests.Editing;

/// <summary>Every kind of field is shown, takes what people type, and lets nothing through as markup.</summary>
public class FieldKindTests(FieldKindTests.Kinds kinds) : IClassFixture<FieldKindTests.Kinds>
{
    private const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'";

    /// <summary>A type with a field of each kind.</summary>
    public sealed class Kinds : IAsyncLifetime
    {
        internal EditingFixture Editing { get; } = new();

        public async Task InitializeAsync()
        {
            await Editing.InitializeAsync();
            await Editing.AddTypeAsync("Everything",
                ("TextField", "Line", """{"ContentPartFieldSettings":{"DisplayName":"A line","Hint":"Say it."},"TextFieldSettings":{"Required":true}}"""),
                ("TextField", "Long", """{"TextFieldSettings":{"Editor":"TextArea"}}"""),
                ("TextField", "Choice", """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"The first","value":"first"},{"name":"The second","value":"second"}]}}"""),
                ("TextField", "Colour", """{"ContentPartFieldSettings":{"Editor":"Color"}}"""),
                ("MarkdownField", "Text", "{}"),
                ("HtmlField", "Html", "{}"),
                ("BooleanField", "Flag", "{}"),
                ("NumericField", "Number", """{"NumericFieldSettings":{"Scale":2,"Minimum":"0"}}"""),
                ("DateField", "Day", "{}"),
                ("DateTimeField", "Moment", "{}"),
                ("TimeField", "Time", "{}"),
                ("LinkField", "Link", "{}"),
                ("MediaField", "Media", """{"MediaFieldSettings":{"Multiple":true}}"""),
                ("ContentPickerField", "Pages", """{"ContentPickerFieldSettings":{"Multiple":true}}"""),
                ("TaxonomyField", "Terms", """{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"topics"}}"""),
                ("MultiTextField", "Lines", "{}"),
                ("UserPickerField", "People", """{"UserPickerFieldSettings":{"Multiple":true}}"""),
                ("GeoPointField", "Place", "{}"),
                ("MysteryField", "Mystery", "{}"));
        }

        public Task DisposeAsync() => Editing.DisposeAsync();
    }

    [Fact]
    public async Task EveryKind_HostileValues_AreShownAsText()
    {
        var id = await kinds.Editing.AddAsync("Everything", Attack, new JsonObject { ["Everything"] = Hostile() });

        using var answer = await kinds.Editing.Editor.GetAsync($"admin/content/{id}/edit");
        var html = await answer.Content.ReadAsStringAsync();
        var form = await kinds.Editing.OpenAsync(id);

        Assert.DoesNotContain("<script>alert", html);
        Assert.DoesNotContain("<img src=x", html);
        Assert.All(form.Document.All, e => Assert.DoesNotContain(e.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        foreach (var name in new[] { "Line", "Long", "Choice", "Colour", "Text", "Html", "Link.Url", "Link.Text", "Media.Paths", "Media.MediaTexts", "Lines" })
        {
            Assert.Contains(Attack, form.Values($"Everything.{name}"));
        }

        using var saved = await form.PressAsync("Save draft");
        Assert.True(JsonNode.DeepEquals(Hostile(), (await kinds.Editing.ContentAsync(id))["Everything"]));
    }

    [Fact]
    public async Task EveryKind_Preview_LetsNoMarkupThrough()
    {
        var form = await kinds.Editing.OpenAsync("guide");
        using var answer = await kinds.Editing.Editor.PostAsync("admin/content/preview-text", new FormUrlEncodedContent(
            [KeyValuePair.Create("text", $"[words](javascript:alert(1)) {Attack}"), KeyValuePair.Create("__RequestVerificationToken", form.Values("__RequestVerificationToken")[0])]));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("href=\"javascript", html);
    }

    [Fact]
    public async Task EveryKind_WhatPeopleType_IsStored()
    {
        var id = await kinds.Editing.AddAsync("Everything", "Typed");
        var form = await kinds.Editing.OpenAsync(id);
        form.Set("Everything.Line", " A line ").Set("Everything.Long", "Two\nlines").Set("Everything.Choice", "second").Set("Everything.Colour", "#0b5c8a")
            .Set("Everything.Text", "Some *text*").Set("Everything.Flag", "", "true").Set("Everything.Number", "2.50")
            .Set("Everything.Day.Day", "1").Set("Everything.Day.Month", "July").Set("Everything.Day.Year", "2027")
            .Set("Everything.Moment.Day", "2").Set("Everything.Moment.Month", "7").Set("Everything.Moment.Year", "2027").Set("Everything.Moment.Time", "9.30am")
            .Set("Everything.Time", "2pm").Set("Everything.Link.Url", "https://example.org/a").Set("Everything.Link.Text", "Words")
            .Set("Everything.Terms", "", "school", "health").Set("Everything.Lines", "one\n\n two ").Set("Everything.Place.Latitude", "52.63").Set("Everything.Place.Longitude", "1.29");

        using var saved = await form.PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var expected = JsonNode.Parse("""
            {"Line":{"Text":" A line "},"Long":{"Text":"Two\nlines"},"Choice":{"Text":"second"},"Colour":{"Text":"#0b5c8a"},"Text":{"Markdown":"Some *text*"},
            "Flag":{"Value":true},"Number":{"Value":2.50},"Day":{"Value":"2027-07-01"},"Moment":{"Value":"2027-07-02T09:30:00"},"Time":{"Value":"14:00:00"},
            "Link":{"Url":"https://example.org/a","Text":"Words"},"Terms":{"TaxonomyContentItemId":"topics","TermContentItemIds":["school","health"]},
            "Lines":{"Values":["one","two"]},"Place":{"Latitude":52.63,"Longitude":1.29}}
            """);
        var actual = (await kinds.Editing.ContentAsync(id))["Everything"];
        Assert.True(JsonNode.DeepEquals(expected, actual), actual!.ToJsonString());
    }

    [Fact]
    public async Task Moment_StoredInUtc_IsShownAndKeptOnTheCouncilsClocks()
    {
        var id = await kinds.Editing.AddAsync("Everything", "Summer", new JsonObject
        {
            ["Everything"] = new JsonObject { ["Moment"] = new JsonObject { ["Value"] = "2027-07-02T08:30:00Z" } },
        });
        var form = await kinds.Editing.OpenAsync(id);

        var shown = form.Values("Everything.Moment.Time");
        using var saved = await form.Set("Everything.Moment.Time", "10:00").PressAsync("Save draft");

        Assert.Equal(["09:30"], shown);
        Assert.Equal("2027-07-02T09:00:00Z", (string)(await kinds.Editing.ContentAsync(id))["Everything"]!["Moment"]!["Value"]!);
    }

    [Theory]
    [InlineData("Everything.Number", "-1", "‘Number’ must be 0 or more")]
    [InlineData("Everything.Time", "25:00", "‘Time’ must be a time, such as 9:30am or 14:00")]
    [InlineData("Everything.Link.Url", "javascript:alert(1)", "‘Link’ must be a web address, such as https://www.example.org/page")]
    [InlineData("Everything.Colour", "red", "‘Colour’ must be a colour such as #0b0c0c")]
    [InlineData("Everything.Place.Latitude", "north", "The latitude of ‘Place’ must be a number from -90 to 90, such as 52.63")]
    [InlineData("Everything.Day.Day", "12", "‘Day’ must include a month and a year")]
    public async Task EveryKind_WhatCannotBeStored_IsSaidAndShownAgain(string name, string typed, string error)
    {
        var id = await kinds.Editing.AddAsync("Everything", "Wrong");
        var form = await kinds.Editing.OpenAsync(id);

        var again = await form.Set(name, typed).PressAndFollowAsync("Save draft", "form[data-editor]");

        Assert.Equal([error], again.Errors);
        Assert.Equal([typed], again.Values(name));
    }

    [Fact]
    public async Task Picker_WithoutScript_FindsAndKeepsTheOrder()
    {
        var id = await kinds.Editing.AddAsync("Everything", "Picks", new JsonObject
        {
            ["Everything"] = new JsonObject { ["Pages"] = new JsonObject { ["ContentItemIds"] = new JsonArray("service", "gone-away") } },
        });
        var form = await kinds.Editing.OpenAsync(id);

        var found = await EditingFixture.PressAsync(form.Set("Everything.Pages.$q", "alderwort GUIDE").Set("Everything.Line", "Typed"), "find:Everything.Pages");
        var moved = await EditingFixture.PressAsync(found.Set("Everything.Pages", "", "service", "gone-away", "guide"), "item-down:Everything.Pages:service");
        using var saved = await moved.PressAsync("Save draft");

        Assert.Contains("gone-away", form.Text);
        Assert.Contains("not found on this site", form.Text);
        Assert.Contains(found.Document.QuerySelectorAll(".lo-picker__found label"), l => l.TextContent.Contains("Alderwort guide (Guide)", StringComparison.Ordinal));
        Assert.Equal(["Typed"], moved.Values("Everything.Line"));
        Assert.Equal("""["gone-away","service","guide"]""", (await kinds.Editing.ContentAsync(id))["Everything"]!["Pages"]!["ContentItemIds"]!.ToJsonString());
    }

    [Fact]
    public async Task Pick_ForScript_TellsTitlesAndKinds()
    {
        var items = await kinds.Editing.Editor.GetStringAsync("admin/content/pick?q=alderwort+send&types=ContactCard");
        var references = await kinds.Editing.Editor.GetStringAsync("admin/content/pick?q=marked-fact&of=references");
        var people = await kinds.Editing.Editor.GetStringAsync("admin/content/pick?q=editor&of=people");

        Assert.Contains("\"title\":\"Alderwort SEND team\"", items);
        Assert.Contains("fact:marked-fact", references);
        Assert.Contains("A editor", people);
    }

    [Fact]
    public async Task Pick_ByOneWhoWritesNothing_IsRefused()
    {
        using var officer = await kinds.Editing.Host.SignInAsync(kinds.Editing.Council, LocalOfferCms.Core.People.Roles.CommentOfficer);

        using var answer = await officer.GetAsync("admin/content/pick?q=editor&of=people");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task File_RemovedAndBroughtBack_KeepsItsWords()
    {
        var id = await kinds.Editing.AddAsync("Everything", "Files", new JsonObject
        {
            ["Everything"] = new JsonObject { ["Media"] = new JsonObject { ["Paths"] = new JsonArray("a.jpg", "b.jpg"), ["MediaTexts"] = new JsonArray("A", "B") } },
        });
        var form = await kinds.Editing.OpenAsync(id);

        form = await EditingFixture.PressAsync(form, "file-remove:Everything.Media:a.jpg");
        form = await EditingFixture.PressAsync(form, "file-remove:Everything.Media:b.jpg");
        form = await EditingFixture.PressAsync(form, "file-undo:Everything.Media:b.jpg");
        using var saved = await form.PressAsync("Save draft");

        Assert.Equal("""{"Paths":["b.jpg"],"MediaTexts":["B"]}""", (await kinds.Editing.ContentAsync(id))["Everything"]!["Media"]!.ToJsonString());
    }

    [Fact]
    public async Task File_ChosenInTheLibrary_IsInTheFormWithAllThatWasTyped()
    {
        var id = await kinds.Editing.AddAsync("Everything", "Chosen");
        var form = await kinds.Editing.OpenAsync(id);
        var button = form.Document.QuerySelector("button[value='media:Everything.Media']")!.GetAttribute("value")!;

        using var leave = await form.Set("Everything.Line", "Before the picture").PressAsync(button);
        var back = await FormPage.OpenAsync(kinds.Editing.Editor, $"admin/content/{id}/edit?words={id}&picked=documents/leaflet.pdf&field=Everything.Media", "form[data-editor]");

        Assert.Contains("/admin/media/pick?kind=document&field=Everything.Media&return=", leave.Headers.Location!.ToString());
        Assert.Equal(["Before the picture"], back.Values("Everything.Line"));
        Assert.Equal(["documents/leaflet.pdf"], back.Values("Everything.Media.Paths"));
    }

    [Fact]
    public async Task File_ChosenForAText_StandsWhereTheCaretWas()
    {
        var id = await kinds.Editing.AddAsync("Everything", "Picture in a text");
        var form = await kinds.Editing.OpenAsync(id);

        using var leave = await form.Set("Everything.Text", "Before.\n\nAfter.").Set("$caret", "8").PressAsync("picture:Everything.Text");
        var back = await FormPage.OpenAsync(kinds.Editing.Editor, $"admin/content/{id}/edit?words={id}&picked=pictures/school.jpg&field=Everything.Text", "form[data-editor]");

        Assert.Contains("kind=image", leave.Headers.Location!.ToString());
        Assert.Equal(["Before.\n\n![](media:pictures/school.jpg)\n\nAfter."], back.Values("Everything.Text"));
    }

    // Each kind's members, all hostile: also where a number, a truth value or a date belongs.
    private static JsonObject Hostile()
    {
        var fields = new (string Field, string[] Texts, string[] Lists)[]
        {
            ("Line", ["Text"], []), ("Long", ["Text"], []), ("Choice", ["Text"], []), ("Colour", ["Text"], []), ("Text", ["Markdown"], []), ("Html", ["Html"], []),
            ("Flag", ["Value"], []), ("Number", ["Value"], []), ("Day", ["Value"], []), ("Moment", ["Value"], []), ("Time", ["Value"], []), ("Link", ["Url", "Text"], []),
            ("Media", [], ["Paths", "MediaTexts"]), ("Pages", [], ["ContentItemIds"]), ("Terms", ["TaxonomyContentItemId"], ["TermContentItemIds"]),
            ("Lines", [], ["Values"]), ("People", [], ["UserIds", "UserNames"]), ("Place", ["Latitude", "Longitude"], []), ("Mystery", ["Any"], []),
        };
        return new(fields.Select(f => KeyValuePair.Create(f.Field, (JsonNode?)new JsonObject(
            f.Texts.Select(t => KeyValuePair.Create(t, (JsonNode?)Attack)).Concat(f.Lists.Select(l => KeyValuePair.Create(l, (JsonNode?)new JsonArray(Attack))))))));
    }
}
