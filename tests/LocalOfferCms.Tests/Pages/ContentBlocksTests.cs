using LocalOfferCms.Core.Content;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Tests.Pages;

/// <summary>Types that no code knows are shown all the same, and so are fields that a council adds to a type.</summary>
public class ContentBlocksTests
{
    private static readonly ContentTypeDefinition Article = new("Article", "Article", [],
    [
        new("TitlePart", "TitlePart", [], []),
        new("HtmlBodyPart", "HtmlBodyPart", [], []),
        new("FlowPart", "FlowPart", [], []),
        new("Article", "Article", [],
        [
            Field("TextField", "BusRoute", "Bus route"), Field("BooleanField", "Parking", "Parking"), Field("LinkField", "Site", "Site"),
            Field("MediaField", "Leaflet", "Leaflet"), Field("DateField", "Opened", "Opened"), Field("TextField", "Empty", "Empty"), Field("MarkdownField", "More", "More"),
        ]),
    ]);

    private const string Parts = """
        { "TitlePart": { "Title": "T" }, "HtmlBodyPart": { "Html": "<p>Body</p>" },
          "FlowPart": { "Widgets": [ { "ContentType": "Paragraph", "DisplayText": "Inside", "MarkdownBodyPart": { "Markdown": "Deep" } } ] },
          "Article": { "BusRoute": { "Text": "12" }, "Parking": { "Value": true }, "Site": { "Url": "https://example.org/", "Text": "" }, "Leaflet": { "Paths": ["a.pdf", "missing.pdf"] },
                       "Opened": { "Value": "2026-09-01" }, "Empty": { "Text": "" }, "More": { "Markdown": "Words" } } }
        """;

    [Fact]
    public void BodyOf_UnknownType_ShowsItsBodiesAndWhatLiesInside()
    {
        var blocks = ContentBlocks.BodyOf(TestPage.Of("Article", Parts, definition: Article));

        Assert.Equal([new HtmlBlock("<p>Body</p>"), new HeadingBlock("Inside"), new MarkdownBlock("Deep")], blocks);
    }

    [Fact]
    public void BodyOf_TypeWithoutDefinition_StillHasItsBody() =>
        Assert.Equal([new MarkdownBlock("Words")], ContentBlocks.BodyOf(TestPage.Of("Imported", """{ "MarkdownBodyPart": { "Markdown": "Words" } }""")));

    [Fact]
    public void OwnOf_FieldsOfTheType_AreShownByTheirLabels()
    {
        var blocks = ContentBlocks.OwnOf(TestPage.Of("Article", Parts, definition: Article));

        Assert.Equal(new MarkdownBlock("Words", "More"), blocks[0]);
        var fields = Assert.IsType<FieldsBlock>(blocks[1]).Fields;
        Assert.Equal(["Bus route", "Parking", "Site", "Leaflet", "Opened"], fields.Select(f => f.Label));
        Assert.Equal(["12", "Yes", "https://example.org/", "", ""], fields.Select(f => f.Lines[0].Text));
        Assert.Equal("Leaflet", Assert.Single(fields[3].Lines).File!.Title);
    }

    [Fact]
    public void BodyOf_ItemsInsideItemsWithoutEnd_StopsInTime()
    {
        var json = """{ "FlowPart": {} }""";
        for (var i = 0; i < 40; i++)
        {
            json = $$"""{ "FlowPart": { "Widgets": [ { "ContentType": "Flow", "DisplayText": "x", {{json[1..^1]}} } ] } }""";
        }

        Assert.InRange(ContentBlocks.BodyOf(TestPage.Of("Flow", json)).Count, 1, 20);
    }

    private static FieldDefinition Field(string kind, string name, string label) =>
        new(kind, name, JsonText.Object($$"""{ "ContentPartFieldSettings": { "DisplayName": "{{label}}" } }"""));
}
