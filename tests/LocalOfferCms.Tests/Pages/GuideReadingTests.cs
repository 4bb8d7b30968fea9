using LocalOfferCms.Guidance;

namespace LocalOfferCms.Tests.Pages;

/// <summary>NOR-12, NOR-41: a guide in parts, each with an address, with marks of how far one has come.</summary>
public class GuideReadingTests
{
    private const string Parts = """
        { "Parts": { "ContentItems": [
          { "ContentItemId": "1", "ContentType": "GuidePart", "DisplayText": "Assess", "MarkdownBodyPart": { "Markdown": "One" }, "GuidePart": { "Slug": { "Text": "assess" } } },
          { "ContentItemId": "2", "ContentType": "GuidePart", "DisplayText": "Plan what to do", "MarkdownBodyPart": { "Markdown": "Two" } },
          { "ContentItemId": "3", "ContentType": "GuidePart", "DisplayText": "Assess", "GuidePart": { "Slug": { "Text": "assess" } } } ] } }
        """;

    private static GuideReading? Open(string subPath, bool whole = false) => GuideReading.Open(TestPage.Of("Guide", Parts, "support/guide", subPath), whole);

    [Fact]
    public void Open_OwnAddress_ShowsTheFirstPart()
    {
        var guide = Open("")!;

        Assert.Equal("One", Assert.Single(guide.Shown).Markdown);
        Assert.Null(guide.Previous);
        Assert.Equal("support/guide/plan-what-to-do", guide.AddressOf(guide.Next!));
    }

    [Fact]
    public void Open_LaterPart_KnowsItsNeighbours()
    {
        var guide = Open("plan-what-to-do")!;

        Assert.Equal("support/guide", guide.AddressOf(guide.Previous!));
        Assert.Equal("support/guide/assess-3", guide.AddressOf(guide.Next!));
        Assert.Equal(2, guide.Current);
    }

    [Fact]
    public void Open_LastPart_HasNoNext() => Assert.Null(Open("assess-3")!.Next);

    [Fact]
    public void Open_UnknownPart_IsNothing()
    {
        Assert.Null(Open("nowhere"));
        Assert.Null(new GuideParts().TitleOf(TestPage.Of("Guide", Parts, "support/guide", "nowhere")));
    }

    [Fact]
    public void Open_Whole_ShowsEveryPartWithoutNeighbours()
    {
        var guide = Open("plan-what-to-do", whole: true)!;

        Assert.Equal(3, guide.Shown.Count());
        Assert.True(guide.IsWhole);
        Assert.Null(guide.Next);
    }

    [Fact]
    public void Open_NoParts_ShowsNone() => Assert.Empty(GuideReading.Open(TestPage.Of("Guide", "{}"), whole: false)!.Shown);

    [Fact]
    public void TitleOf_Part_IsThePartsTitle() =>
        Assert.Equal("Plan what to do", new GuideParts().TitleOf(TestPage.Of("Guide", Parts, "support/guide", "plan-what-to-do")));
}
