using System.Globalization;

namespace LocalOfferCms.Participation.Insight;

/// <summary>The months that are looked at; the same in the address: <c>?from=2025-12&amp;to=2026-11</c>.</summary>
/// <param name="First">The first day of the first month.</param>
/// <param name="Last">The first day of the last month.</param>
internal sealed record InsightPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>So that a page costs no more after ten years than after one.</summary>
    public const int MostMonths = 24;

    private const int UsualMonths = 12;
    private const string Form = "yyyy-MM";
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public DateTime FromUtc => First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    public DateTime ToUtc => Last.AddMonths(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The beginning of the same time before.</summary>
    public DateTime BeforeUtc => FromUtc.AddMonths(-Months.Count);

    /// <summary>The months, in order.</summary>
    public IReadOnlyList<DateOnly> Months => [.. Enumerable.Range(0, ((Last.Year - First.Year) * 12) + Last.Month - First.Month + 1).Select(First.AddMonths)];

    /// <summary>What an address asks for; the last year when it asks for nothing that can be read.</summary>
    public static InsightPeriod Read(string? from, string? to, DateOnly today)
    {
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var last = ReadMonth(to) is { } end && end <= thisMonth ? end : thisMonth;
        var first = ReadMonth(from) is { } begin && begin <= last ? begin : last.AddMonths(1 - UsualMonths);
        return new(first > last.AddMonths(-MostMonths) ? first : last.AddMonths(1 - MostMonths), last);
    }

    public static string Key(DateOnly month) => month.ToString(Form, CultureInfo.InvariantCulture);

    public static string Words(DateOnly month) => month.ToString("MMM yyyy", British);

    private static DateOnly? ReadMonth(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
