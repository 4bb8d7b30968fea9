using System.Text;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Tests.Text;

public class CalendarFileTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly CalendarEntry Group = new()
    {
        Uid = "group@norfolk.example.org", Summary = "Story group", Starts = new DateTime(2026, 9, 1, 10, 0, 0), Ends = new DateTime(2026, 9, 1, 11, 30, 0),
    };

    [Fact]
    public void Write_AnyEntry_HasWhatTheFormatAsksFor()
    {
        var lines = Write(Group);

        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains(lines, l => l.StartsWith("PRODID:", StringComparison.Ordinal));
        Assert.Contains("UID:group@norfolk.example.org", lines);
        Assert.Contains("DTSTAMP:20261102T093000Z", lines);
        Assert.Contains("DTSTART;TZID=Europe/London:20260901T100000", lines);
        Assert.Contains("DTEND;TZID=Europe/London:20260901T113000", lines);
    }

    [Fact]
    public void Write_TimesOfDay_BringTheirZoneAlong()
    {
        var lines = Write(Group);

        Assert.Equal(1, lines.Count(l => l == "BEGIN:VTIMEZONE"));
        Assert.Contains("TZID:Europe/London", lines);
        Assert.Contains("TZOFFSETTO:+0100", lines);
    }

    [Fact]
    public void Write_WholeDay_EndsTheDayAfterAndNeedsNoZone()
    {
        var lines = Write(Group with { AllDay = true, Starts = new DateTime(2026, 12, 31), Ends = null });

        Assert.Contains("DTSTART;VALUE=DATE:20261231", lines);
        Assert.Contains("DTEND;VALUE=DATE:20270101", lines);
        Assert.DoesNotContain("BEGIN:VTIMEZONE", lines);
    }

    [Fact]
    public void Write_RepeatsUntilADay_LastsToTheEndOfItInUtc()
    {
        // British Summer Time: the day ends at 23:00 UTC.
        var lines = Write(Group with { RRule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270720", ExceptOn = [new DateOnly(2026, 10, 27)] });

        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270720T225959Z", lines);
        Assert.Contains("EXDATE;TZID=Europe/London:20261027T100000", lines);
    }

    [Fact]
    public void Write_WholeDaysUntilADay_GiveThatDay()
    {
        var lines = Write(Group with { AllDay = true, RRule = "FREQ=DAILY;UNTIL=20270720T235959Z", ExceptOn = [new DateOnly(2026, 10, 27)] });

        Assert.Contains("RRULE:FREQ=DAILY;UNTIL=20270720", lines);
        Assert.Contains("EXDATE;VALUE=DATE:20261027", lines);
    }

    [Theory]
    [InlineData("weekly")]
    [InlineData("FREQ=WEEKLY\r\nATTACH:https://example.org/")]
    public void Write_NoRule_LeavesItOut(string rule) =>
        Assert.Equal(Write(Group), Write(Group with { RRule = rule }));

    [Fact]
    public void Write_SignsWithAMeaning_AreEscaped()
    {
        var lines = Write(Group with { Summary = "Tea; cake, talk \\ rest", Description = "Come along.\r\nEND:VEVENT" });

        Assert.Contains(@"SUMMARY:Tea\; cake\, talk \\ rest", lines);
        Assert.Contains(@"DESCRIPTION:Come along.\nEND:VEVENT", lines);
        Assert.Equal(1, lines.Count(l => l == "END:VEVENT"));
    }

    [Fact]
    public void Write_LongText_IsFoldedBetweenCharacters()
    {
        var text = string.Concat(Enumerable.Repeat("Café 🙂 für ", 30)).Trim();
        var file = new CalendarFile("Café", [Group with { Description = text }]).Write(Stamp);

        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain("\uFFFD", file);
        Assert.Contains("DESCRIPTION:" + text, file.Replace("\r\n ", ""));
        Assert.DoesNotContain("\n", file.Replace("\r\n", ""));
    }

    [Fact]
    public void Write_Reminder_ComesBefore()
    {
        var lines = Write(Group with { RemindBefore = TimeSpan.FromDays(14), IsFree = true });

        Assert.Contains("TRIGGER:-P14D", lines);
        Assert.Contains("TRANSP:TRANSPARENT", lines);
    }

    // Unfolds, as a calendar does.
    private static string[] Write(CalendarEntry entry) =>
        new CalendarFile("Events", [entry]).Write(Stamp).Replace("\r\n ", "").TrimEnd().Split("\r\n");
}
