using System.Globalization;
using System.Text.RegularExpressions;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Guidance;

/// <summary>When an event is, on the council's clocks.</summary>
/// <param name="Starts">When it starts, the first time.</param>
/// <param name="Ends">When it ends, the first time.</param>
/// <param name="Recurrence">How often, in words.</param>
/// <param name="Rule">How often, as an iCalendar RRULE.</param>
internal sealed partial record EventTimes(DateTime? Starts, DateTime? Ends, string Recurrence, string Rule)
{
    /// <summary>Whether it comes round so often that the date of its first time tells nothing. What comes once a year is an event of its own each year.</summary>
    public bool Repeats => Rule.Length > 0
        ? !Rule.Contains("FREQ=YEARLY", StringComparison.OrdinalIgnoreCase)
        : Recurrence.Length > 0 && !Recurrence.Contains("year", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Thursday 3 December 2026, 10am to midday"; empty when no date is set.</summary>
    public string InWords
    {
        get
        {
            if (Starts is not { } starts)
            {
                return "";
            }

            var day = LocalTime.LongDay(DateOnly.FromDateTime(starts));
            var time = LocalTime.Clock(TimeOnly.FromDateTime(starts));
            return Ends switch
            {
                null => starts.TimeOfDay == TimeSpan.Zero ? day : $"{day}, {time}",
                { } ends when ends.Date == starts.Date => $"{day}, {time} to {LocalTime.Clock(TimeOnly.FromDateTime(ends))}",
                { } ends => $"{day}, {time}, to {LocalTime.LongDay(DateOnly.FromDateTime(ends))}, {LocalTime.Clock(TimeOnly.FromDateTime(ends))}",
            };
        }
    }

    /// <summary>Reads the times out of an event.</summary>
    public static EventTimes Of(ContentPart part, LocalTime local) => Of(part) with
    {
        Starts = part.Moment("StartsAt") is { } starts ? local.FromContent(starts) : null,
        Ends = part.Moment("EndsAt") is { } ends ? local.FromContent(ends) : null,
    };

    /// <summary>Reads how often an event is, without its times.</summary>
    public static EventTimes Of(ContentPart part) => new(null, null, part.Text("Recurrence"), part.Text("RRule"));

    /// <summary>Whether it is over. One that repeats is over when its rule says until when; without an end, an event lasts the whole of its day.</summary>
    public bool IsPast(DateTime now)
    {
        if (!Repeats)
        {
            return (Ends ?? Starts?.Date.AddDays(1)) <= now;
        }

        return Until().Match(Rule) is { Success: true } until
            && DateTime.TryParseExact(until.Groups[1].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            && last.AddDays(1) <= now;
    }

    [GeneratedRegex(@"UNTIL=(\d{8})")]
    private static partial Regex Until();
}
