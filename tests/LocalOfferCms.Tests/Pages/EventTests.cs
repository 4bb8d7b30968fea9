using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Guidance;

namespace LocalOfferCms.Tests.Pages;

/// <summary>NOR-09: events say when they are, and when they are over.</summary>
public class EventTests
{
    private static readonly DateTime Starts = new(2026, 12, 3, 10, 0, 0);

    [Theory]
    [InlineData(null, "Thursday 3 December 2026, 10am")]
    [InlineData("2026-12-03T12:00:00", "Thursday 3 December 2026, 10am to midday")]
    [InlineData("2026-12-03T13:30:00", "Thursday 3 December 2026, 10am to 1:30pm")]
    [InlineData("2026-12-04T00:00:00", "Thursday 3 December 2026, 10am, to Friday 4 December 2026, midnight")]
    public void InWords_SaysDayAndTimes(string? ends, string words) =>
        Assert.Equal(words, new EventTimes(Starts, ends is null ? null : DateTime.Parse(ends, System.Globalization.CultureInfo.InvariantCulture), "", "").InWords);

    [Fact]
    public void InWords_NoTimeOfDay_SaysTheDayAlone() => Assert.Equal("Thursday 3 December 2026", new EventTimes(Starts.Date, null, "", "").InWords);

    [Fact]
    public void Of_UtcAndLocalTimes_AreBothOnTheCouncilsClocks()
    {
        var local = TestPage.Local(TestPage.Published);
        var part = new ContentPart(JsonText.Object("""{ "StartsAt": { "Value": "2026-07-01T09:00:00Z" }, "EndsAt": { "Value": "2026-07-01T12:00:00" } }"""));

        Assert.Equal("Wednesday 1 July 2026, 10am to midday", EventTimes.Of(part, local).InWords);
    }

    [Theory]
    [InlineData("2026-12-03T09:59:00", false)]
    [InlineData("2026-12-03T23:59:00", false)]
    [InlineData("2026-12-04T00:00:00", true)]
    public void IsPast_NoEnd_LastsTheWholeDay(string now, bool past) => Assert.Equal(past, new EventTimes(Starts, null, "", "").IsPast(At(now)));

    [Theory]
    [InlineData("2026-12-03T11:59:00", false)]
    [InlineData("2026-12-03T12:00:00", true)]
    public void IsPast_WithEnd_IsOverAtItsEnd(string now, bool past) => Assert.Equal(past, new EventTimes(Starts, Starts.AddHours(2), "", "").IsPast(At(now)));

    [Theory]
    [InlineData("", "FREQ=WEEKLY", false)]
    [InlineData("Every Tuesday", "", false)]
    [InlineData("", "FREQ=WEEKLY;UNTIL=20270101T000000Z", false)]
    [InlineData("", "FREQ=WEEKLY;UNTIL=20261231", true)]
    [InlineData("Every year", "", true)]
    [InlineData("Every year in December", "FREQ=YEARLY;BYMONTH=12;BYDAY=1TH", true)]
    public void IsPast_Repeating_IsOverOnlyWhenItsRuleEnds(string words, string rule, bool past) =>
        Assert.Equal(past, new EventTimes(Starts, Starts.AddHours(2), words, rule).IsPast(At("2027-01-01T09:00:00")));

    [Fact]
    public void IsPast_NoDate_IsNever() => Assert.False(new EventTimes(null, null, "", "").IsPast(At("2030-01-01T00:00:00")));

    [Fact]
    public void Listing_Events_ShowsThoseToComeFirstAndMarksThePast()
    {
        var listing = IndexListing.Of([Page("Event", "later", 20), Page("Event", "gone", 1), Page("Event", "today", 10), Page("Event", "long gone", -5), Page("Event", "weekly", null)], At("2026-12-10T18:00:00"));

        Assert.Equal(["weekly", "today", "later"], listing.Current.Select(p => p.Title));
        Assert.Equal(["gone", "long gone"], listing.Past.Select(p => p.Title));
    }

    [Fact]
    public void Listing_News_ShowsTheNewestFirst()
    {
        var listing = IndexListing.Of([Page("News", "old", 1), Page("News", "new", 9)], At("2026-12-10T18:00:00"));

        Assert.Equal(["new", "old"], listing.Current.Select(p => p.Title));
        Assert.Empty(listing.Past);
    }

    [Fact]
    public void Listing_Pages_KeepTheEditorsOrderAndThoseWithoutAnAddressAreLeftOut()
    {
        var listing = IndexListing.Of([Page("Page", "b", null), Page("Guide", "a", null), Page("Page", "c", null) with { Path = null }], At("2026-12-10T18:00:00"));

        Assert.Equal(["b", "a"], listing.Current.Select(p => p.Title));
        Assert.Null(IndexListing.DayOf(listing.Current[0]));
    }

    private static PageLink Page(string type, string title, int? daysAfterNovember) =>
        new(title, type, title, "", title, daysAfterNovember is { } days ? new DateTime(2026, 11, 30, 10, 0, 0, DateTimeKind.Utc).AddDays(days) : null);

    private static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
