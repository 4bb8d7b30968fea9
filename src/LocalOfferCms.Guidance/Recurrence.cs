using System.Globalization;

namespace LocalOfferCms.Guidance;

/// <summary>The days on which an event comes round: as much of iCalendar's RRULE as events here use (daily, weekly, monthly and yearly, every so
/// many, on days of the week or the nth of a month, until a day or so many times).</summary>
internal sealed class Recurrence
{
    private static readonly string[] Names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly Dictionary<string, string> _parts;
    private readonly DateOnly _first;
    private readonly List<(int Nth, DayOfWeek Day)> _byDay;

    private Recurrence(DateOnly first, Dictionary<string, string> parts, List<(int, DayOfWeek)> byDay) => (_first, _parts, _byDay) = (first, parts, byDay);

    /// <summary><c>DAILY</c>, <c>WEEKLY</c>, <c>MONTHLY</c> or <c>YEARLY</c>.</summary>
    public string Frequency => Part("FREQ");

    /// <summary>How many days, weeks, months or years lie between.</summary>
    public int Interval => int.TryParse(Part("INTERVAL"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;

    /// <summary>How many times it comes round; null when the rule does not say.</summary>
    public int? Count => int.TryParse(Part("COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>The last day on which it may come round; null when the rule does not say.</summary>
    public DateOnly? Until => DateOnly.TryParseExact(Part("UNTIL").Split('T')[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Days of the week, each with which of the month it is (0: every one).</summary>
    public IReadOnlyList<(int Nth, DayOfWeek Day)> ByDay => _byDay;

    /// <summary>Reads a rule; null for none, and for one that comes round in another way.</summary>
    public static Recurrence? Read(DateOnly first, string rule)
    {
        var parts = rule.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split('=', 2)).Where(p => p.Length == 2).DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]);
        var byDay = parts.GetValueOrDefault("BYDAY", "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(d => (Nth: int.TryParse(d[..^Math.Min(2, d.Length)], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : 0, Day: Array.IndexOf(Names, d[^Math.Min(2, d.Length)..])))
            .ToList();
        return parts.GetValueOrDefault("FREQ") is "DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY" && byDay.TrueForAll(d => d.Day >= 0)
            ? new(first, parts, byDay.ConvertAll(d => (d.Nth, (DayOfWeek)d.Day)))
            : null;
    }

    /// <summary>The days, from the first to <paramref name="last"/> at most.</summary>
    public IEnumerable<DateOnly> Days(DateOnly last)
    {
        var (end, found) = (Until is { } until && until < last ? until : last, 0);
        for (var day = _first; day <= end && (Count is not { } count || found < count); day = day.AddDays(1))
        {
            if (ComesOn(day))
            {
                found++;
                yield return day;
            }
        }
    }

    private bool ComesOn(DateOnly day) => day == _first || Frequency switch
    {
        "DAILY" => (day.DayNumber - _first.DayNumber) % Interval == 0 && (_byDay.Count == 0 || IsNamed(day)),
        "WEEKLY" => (Monday(day) - Monday(_first)) / 7 % Interval == 0 && (_byDay.Count == 0 ? day.DayOfWeek == _first.DayOfWeek : IsNamed(day)),
        "MONTHLY" => Months(day) % Interval == 0 && (_byDay.Count == 0 ? day.Day == _first.Day : IsNamed(day)),
        _ => (day.Year - _first.Year) % Interval == 0 && day.Month == MonthOfYear && (_byDay.Count == 0 ? day.Day == _first.Day : IsNamed(day)),
    };

    private int MonthOfYear => int.TryParse(Part("BYMONTH"), NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : _first.Month;

    private bool IsNamed(DateOnly day) => _byDay.Exists(d => d.Day == day.DayOfWeek && (d.Nth == 0
        || d.Nth == ((day.Day - 1) / 7) + 1
        || d.Nth == -(((DateTime.DaysInMonth(day.Year, day.Month) - day.Day) / 7) + 1)));

    private int Months(DateOnly day) => ((day.Year - _first.Year) * 12) + day.Month - _first.Month;

    private static int Monday(DateOnly day) => day.DayNumber - (((int)day.DayOfWeek + 6) % 7);

    private string Part(string name) => _parts.GetValueOrDefault(name, "");
}
