using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Guidance;

namespace LocalOfferCms.Tests.Pages;

public class EasyReadingTests
{
    private const string Parts = """
        { "EasyReadPart": { "Of": { "ContentItemIds": ["main"] } },
          "Panels": { "ContentItems": [ { "ContentItemId": "1", "ContentType": "EasyReadPanel", "DisplayText": "Help", "EasyReadPanel": { "Picture": { "Text": "hands" }, "Text": { "Markdown": "We help." } } } ] } }
        """;

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void From_MainPageChangedSince_IsOlder(int hoursAfter, bool older)
    {
        var main = new IncludedItem(new PageLink("main", "Page", "Main", "", "main", null, TestPage.Published.AddHours(hoursAfter)), new ContentDocument("Page", []));

        var reading = EasyReading.From(TestPage.Of("EasyRead", Parts, items: [main]));

        Assert.Equal(older, reading.IsOlder);
        Assert.Equal("main", reading.Of!.Path);
    }

    [Fact]
    public void From_MainPageWithdrawn_IsNotOlder()
    {
        var reading = EasyReading.From(TestPage.Of("EasyRead", Parts));

        Assert.False(reading.IsOlder);
        Assert.Null(reading.Of);
    }

    [Fact]
    public void From_Panels_HavePictureAndText() =>
        Assert.Equal(new EasyReadPanel("Help", "hands", "We help."), Assert.Single(EasyReading.From(TestPage.Of("EasyRead", Parts)).Panels));
}
