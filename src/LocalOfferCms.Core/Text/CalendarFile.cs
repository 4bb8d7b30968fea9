using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Text;

/// <summary>An entry of a calendar file. Times are those of the council's clocks.</summary>
public sealed record CalendarEntry
{
    /// <summary>The same for the same thing in every file, and unlike any other in the world: <c>item-id@host</c>.</summary>
    public required string Uid { get; init; }
    /// <summary>What it is, in a few words.</summary>
    public required string Summary { get; init; }
    /// <summary>When it starts; for a whole day, any time of that day.</summary>
    public required DateTime Starts { get; init; }
    /// <summary>When it ends; for whole days the last of them. Null for one that has no known end.</summary>
    public DateTime? Ends { get; init; }
    /// <summary>Whether it lasts the whole day, wherever the reader is.</summary>
    public bool AllDay { get; init; }
    /// <summary>More about it, as plain text; may have several lines.</summary>
    public string Description { get; init; } = "";
    /// <summary>Where it is.</summary>
    public string Location { get; init; } = "";
    /// <summary>Its page, as a full address.</summary>
    public string Url { get; init; } = "";
    /// <summary>How often it comes round, as an iCalendar RRULE without its name. <c>UNTIL</c> may be a plain day: that day is then the last.</summary>
    public string RRule { get; init; } = "";
    /// <summary>Days on which one that repeats is left out, such as those of the school holidays.</summary>
    public IReadOnlyList<DateOnly> ExceptOn { get; init; } = [];
    /// <summary>When it last changed, UTC; null when that is not known.</summary>
    public DateTime? ChangedUtc { get; init; }
    /// <summary>How long before it starts a calendar reminds its reader; null for not at all.</summary>
    public TimeSpan? RemindBefore { get; init; }
    /// <summary>Whether the time counts as free, as a deadline does.</summary>
    public bool IsFree { get; init; }
}

/// <summary>Writes calendar files (iCalendar, RFC 5545) that calendars of all makes read.</summary>
/// <param name="Name">What a calendar calls it.</param>
/// <param name="Entries">The entries.</param>
public sealed partial record CalendarFile(string Name, IReadOnlyList<CalendarEntry> Entries)
{
    /// <summary>What a calendar file is served as.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const string Zone = "Europe/London";
    private const int MaxLineBytes = 75;

    // England changes its clocks at 01:00 UTC on the last Sundays of March and October; the rule has stood since 1996.
    private static readonly string[] ZoneLines =
    [
        "BEGIN:VTIMEZONE", $"TZID:{Zone}",
        "BEGIN:DAYLIGHT", "TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZNAME:GMT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>The file's text.</summary>
    /// <param name="stamp">When it is written: a clock's time, or the day of the newest change, so that the same entries make the same file.</param>
    public string Write(DateTimeOffset stamp)
    {
        var file = new StringBuilder();
        Lines(file, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Local Offer CMS//Local Offer CMS//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH");
        Lines(file, $"X-WR-CALNAME:{Escape(Name)}");
        if (Entries.Any(entry => !entry.AllDay))
        {
            Lines(file, $"X-WR-TIMEZONE:{Zone}");
            Lines(file, ZoneLines);
        }

        foreach (var entry in Entries)
        {
            Write(file, entry, Utc(stamp.UtcDateTime));
        }

        Lines(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Write(StringBuilder file, CalendarEntry entry, string stamp)
    {
        Lines(file, "BEGIN:VEVENT", $"UID:{Escape(entry.Uid)}", $"DTSTAMP:{stamp}");
        Lines(file, [.. Times(entry)]);
        Text(file, "SUMMARY", entry.Summary);
        Text(file, "DESCRIPTION", entry.Description);
        Text(file, "LOCATION", entry.Location);
        if (entry.Url.Length > 0 && Uri.TryCreate(entry.Url, UriKind.Absolute, out var url))
        {
            Lines(file, $"URL:{url.AbsoluteUri}");
        }

        if (entry.ChangedUtc is { } changed)
        {
            Lines(file, $"LAST-MODIFIED:{Utc(changed)}");
        }

        if (entry.IsFree)
        {
            Lines(file, "TRANSP:TRANSPARENT");
        }

        if (entry.RemindBefore is { } before)
        {
            Lines(file, "BEGIN:VALARM", "ACTION:DISPLAY", $"TRIGGER:-{Duration(before)}", $"DESCRIPTION:{Escape(entry.Summary)}", "END:VALARM");
        }

        Lines(file, "END:VEVENT");
    }

    private static IEnumerable<string> Times(CalendarEntry entry)
    {
        yield return "DTSTART" + At(entry.Starts, entry.AllDay);
        if (entry.AllDay)
        {
            // The end of whole days is the day after the last.
            yield return "DTEND" + At((entry.Ends ?? entry.Starts).AddDays(1), allDay: true);
        }
        else if (entry.Ends is { } ends && ends > entry.Starts)
        {
            yield return "DTEND" + At(ends, allDay: false);
        }

        if (Rule(entry) is not { } rule)
        {
            yield break;
        }

        yield return "RRULE:" + rule;
        foreach (var day in entry.ExceptOn.Distinct().Order())
        {
            yield return "EXDATE" + At(day.ToDateTime(TimeOnly.FromDateTime(entry.Starts)), entry.AllDay);
        }
    }

    /// <summary>The rule with its last day in the form that the start asks for; null when there is none, or one that is no rule.</summary>
    private static string? Rule(CalendarEntry entry)
    {
        var rule = entry.RRule.Trim().ToUpperInvariant();
        if (!RuleShape().IsMatch(rule))
        {
            return null;
        }

        return LastDay().Replace(rule, match =>
        {
            if (!DateTime.TryParseExact(match.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return match.Value;
            }

            return entry.AllDay ? $"UNTIL={day:yyyyMMdd}"
                : match.Groups["time"].Success ? match.Value
                : "UNTIL=" + Utc(TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).AddSeconds(-1), TimeZoneInfo.FindSystemTimeZoneById(Zone)));
        });
    }

    private static string At(DateTime moment, bool allDay) => allDay
        ? ";VALUE=DATE:" + moment.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
        : $";TZID={Zone}:" + moment.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Utc(DateTime moment) => moment.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan span) => span.Ticks % TimeSpan.TicksPerDay == 0
        ? string.Create(CultureInfo.InvariantCulture, $"P{span.Days}D")
        : string.Create(CultureInfo.InvariantCulture, $"PT{(long)span.TotalMinutes}M");

    private static void Text(StringBuilder file, string name, string value)
    {
        if (value.Length > 0)
        {
            Lines(file, $"{name}:{Escape(value)}");
        }
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.Trim().ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static void Lines(StringBuilder file, params string[] lines)
    {
        foreach (var line in lines)
        {
            Fold(file, line);
        }
    }

    /// <summary>A line is 75 bytes at most, and goes on after a line break and a space. No character is cut in two.</summary>
    private static void Fold(StringBuilder file, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaxLineBytes)
            {
                file.Append("\r\n ");
                bytes = 1;
            }

            file.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }

    [GeneratedRegex(@"^FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*$")]
    private static partial Regex RuleShape();

    [GeneratedRegex(@"UNTIL=(?<day>\d{8})(?<time>T\d{6}Z?)?")]
    private static partial Regex LastDay();
}
