using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Guidance.DecisionLetters;

/// <summary>A date typed in three fields, as a reader left them.</summary>
/// <param name="Name">The fields' names begin with it: <c>letter</c> for <c>letter-day</c>, <c>letter-month</c>, <c>letter-year</c>.</param>
/// <param name="What">What the date is called in messages: "The date on the letter".</param>
/// <param name="Day">The day, as typed.</param>
/// <param name="Month">The month, as typed: a number or a name.</param>
/// <param name="Year">The year, as typed.</param>
internal sealed record DateFields(string Name, string What, string Day, string Month, string Year)
{
    private const int LongestTyped = 20;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Day.Length + Month.Length + Year.Length == 0;

    /// <summary>The date; null when it is not a real one.</summary>
    public DateOnly? Date =>
        int.TryParse(Day, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && MonthNumber is { } month && Year.Length == 4
        && int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1
        && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    /// <summary>Whether a field is to be marked: the empty ones when some are, else all when the date is wrong.</summary>
    public bool IsWrong(string part, bool hasError) => hasError && (Missing.Count is 0 or 3 || Missing.Contains(part));

    /// <summary>The field that a message leads to.</summary>
    public string FirstWrong => $"{Name}-{(Missing.Count is 1 or 2 ? Missing[0] : "day")}";

    private List<string> Missing => [.. new[] { ("day", Day), ("month", Month), ("year", Year) }.Where(f => f.Item2.Length == 0).Select(f => f.Item1)];

    private int? MonthNumber =>
        int.TryParse(Month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number is >= 1 and <= 12 ? number : null
        : DateTime.TryParseExact(Month, ["MMMM", "MMM"], British, DateTimeStyles.None, out var named) ? named.Month : null;

    /// <summary>Reads the fields of a request.</summary>
    public static DateFields Read(IQueryCollection query, string name, string what) =>
        new(name, what, Typed(query, $"{name}-day"), Typed(query, $"{name}-month"), Typed(query, $"{name}-year"));

    /// <summary>What is wrong with a date that must be given and cannot be to come; null when nothing is.</summary>
    public string? Problem(DateOnly today) =>
        IsEmpty ? $"Enter {char.ToLowerInvariant(What[0])}{What[1..]}"
        : Missing.Count > 0 ? $"{What} must include a {string.Join(" and a ", Missing)}"
        : Year.Length != 4 ? $"{What} must have a year with 4 figures, such as {today.Year}"
        : Date is not { } date ? $"{What} must be a real date"
        : date > today ? $"{What} must be today or in the past" : null;

    private static string Typed(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is var text && text.Length > LongestTyped ? text[..LongestTyped] : text;
}
