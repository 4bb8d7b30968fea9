using System.Globalization;
using LocalOfferCms.Guidance;

namespace LocalOfferCms.Tests.Feeds;

public class RecurrenceTests
{
    [Theory]
    [InlineData("2026-12-01", "FREQ=DAILY;COUNT=3", "2026-12-01 2026-12-02 2026-12-03")]
    [InlineData("2026-12-01", "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261210T235959Z", "2026-12-01 2026-12-03 2026-12-08 2026-12-10")]
    [InlineData("2026-12-01", "FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2026-12-01 2026-12-15 2026-12-29")]
    [InlineData("2026-12-09", "FREQ=MONTHLY;BYDAY=2WE;COUNT=3", "2026-12-09 2027-01-13 2027-02-10")]
    [InlineData("2026-12-31", "FREQ=MONTHLY;BYDAY=-1TH;COUNT=2", "2026-12-31 2027-01-28")]
    [InlineData("2026-12-08", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU;COUNT=2", "2026-12-08 2027-03-09")]
    [InlineData("2026-12-03", "FREQ=YEARLY;BYMONTH=12;BYDAY=1TH;COUNT=2", "2026-12-03 2027-12-02")]
    [InlineData("2027-03-13", "FREQ=YEARLY;COUNT=2", "2027-03-13 2028-03-13")]
    public void Days_OfARule_AreThose(string first, string rule, string days) =>
        Assert.Equal(days, string.Join(' ', Recurrence.Read(Day(first), rule)!.Days(Day("2029-01-01")).Select(d => d.ToString("O", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("")]
    [InlineData("FREQ=HOURLY")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("every Tuesday")]
    public void Read_WhatIsNoRuleHere_IsNull(string rule) => Assert.Null(Recurrence.Read(Day("2026-12-01"), rule));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
