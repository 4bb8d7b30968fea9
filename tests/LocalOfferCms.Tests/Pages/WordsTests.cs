using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LocalOfferCms.Tests.Pages;

public class WordsTests
{
    [Theory]
    [InlineData("2026-09-01T08:00:00", "2026-09-01", "Tuesday 1 September 2026")]
    [InlineData("2026-08-31T23:30:00", "2026-09-01", "Tuesday 1 September 2026")]
    [InlineData("2026-12-31T23:30:00", "2026-12-31", "Thursday 31 December 2026")]
    public void Date_StoredTime_IsTheCouncilsDayInWords(string utc, string machine, string words)
    {
        var output = Render(new DateTagHelper(TestPage.Local(TestPage.Published)) { Utc = DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal("time", output.TagName);
        Assert.Equal(machine, output.Attributes["datetime"].Value);
        Assert.Equal(words, output.Content.GetContent());
    }

    [Fact]
    public void Date_WithTime_SaysTheTimeToo()
    {
        var output = Render(new DateTagHelper(TestPage.Local(TestPage.Published)) { Moment = new DateTime(2026, 7, 1, 13, 5, 0), WithTime = true, Short = true });

        Assert.Equal("1 July 2026, 1:05pm", output.Content.GetContent());
        Assert.Equal("2026-07-01T13:05", output.Attributes["datetime"].Value);
    }

    [Fact]
    public void Date_None_ShowsNothing() => Assert.Null(Render(new DateTagHelper(TestPage.Local(TestPage.Published))).TagName);

    [Theory]
    [InlineData(0, 0, "midnight")]
    [InlineData(12, 0, "midday")]
    [InlineData(9, 0, "9am")]
    [InlineData(0, 15, "12:15am")]
    [InlineData(17, 30, "5:30pm")]
    public void Clock_SaysTimesPlainly(int hour, int minute, string words) => Assert.Equal(words, LocalTime.Clock(new TimeOnly(hour, minute)));

    /// <summary>NOR-49, NOR-50: type and size come from the file.</summary>
    [Theory]
    [InlineData(12, "PDF, 591 KB, 12 pages")]
    [InlineData(1, "PDF, 591 KB, 1 page")]
    [InlineData(null, "PDF, 591 KB")]
    public void Describe_File_SaysTypeSizeAndPages(int? pages, string words) =>
        Assert.Equal(words, FileWords.Describe(new FileLink("Guide", "media/x", "PDF", "591 KB", pages, 591_000)));

    [Theory]
    [InlineData("/support", "/norfolk/support")]
    [InlineData("~/support", "/norfolk/support")]
    [InlineData("support/x", "/norfolk/support/x")]
    [InlineData("https://www.nhs.uk/", "https://www.nhs.uk/")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    [InlineData("#part", "#part")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("JavaScript:alert(1)", null)]
    [InlineData("java\tscript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//evil.example", null)]
    [InlineData("/\\evil.example", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Resolve_Address_IsSafeAndHasThePrefix(string? url, string? expected) => Assert.Equal(expected, LinkAddress.Resolve(url, "/norfolk"));

    [Fact]
    public void Telephone_Number_LosesItsSpaces() => Assert.Equal("tel:01632960123", LinkAddress.Telephone("01632 960 123"));

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(5, 9, "1 - 4 5 6 - 9")]
    [InlineData(9, 9, "1 - 8 9")]
    public void Shown_PageNumbers_LeaveOutTheFarOnes(int current, int last, string shown) =>
        Assert.Equal(shown, string.Join(' ', new PageNumbers(current, last, _ => "").Shown().Select(n => n?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-")));

    [Theory]
    [InlineData(7, 41, 5, 5)]
    [InlineData(0, 41, 1, 5)]
    [InlineData(1, 0, 1, 1)]
    public void For_PageNumber_IsHeldWithinTheList(int asked, int total, int current, int last)
    {
        var pages = PageNumbers.For(asked, total, 10, _ => "");

        Assert.Equal((current, last), (pages.Current, pages.Last));
    }

    private static TagHelperOutput Render(TagHelper helper)
    {
        var output = new TagHelperOutput("lo", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        return output;
    }
}
