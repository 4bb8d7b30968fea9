using System.Globalization;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Time;

/// <summary>Counts days on which a council's offices are open: Monday to Friday, without the bank holidays of the settings <c>BankHolidays</c>
/// (<c>Dates</c>, each an ISO date; data of a recipe, with its source).</summary>
public sealed class WorkingDays(CurrentTenant tenant, SiteSnapshots sites)
{
    /// <summary>The end of the day that lies so many working days after a moment, UTC. The day of the moment itself is not counted.</summary>
    /// <param name="fromUtc">From when.</param>
    /// <param name="days">How many working days, 0 or more.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<DateTime> AfterAsync(DateTime fromUtc, int days, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var holidays = await HolidaysAsync(ct);
        var day = CouncilDay.Of(tenant.Value, fromUtc);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsOpen(day, holidays) ? 1 : 0;
        }

        return LocalMoment.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), tenant.Value.TimeZone).AddSeconds(-1);
    }

    /// <summary>How many working days lie between two moments: 0 on the same day, negative when the second is earlier.</summary>
    public async Task<int> BetweenAsync(DateTime fromUtc, DateTime toUtc, CancellationToken ct)
    {
        var holidays = await HolidaysAsync(ct);
        return Between(CouncilDay.Of(tenant.Value, fromUtc), CouncilDay.Of(tenant.Value, toUtc), holidays);
    }

    private static int Between(DateOnly from, DateOnly to, HashSet<DateOnly> holidays)
    {
        if (to < from)
        {
            return -Between(to, from, holidays);
        }

        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            count += IsOpen(day, holidays) ? 1 : 0;
        }

        return count;
    }

    private async Task<HashSet<DateOnly>> HolidaysAsync(CancellationToken ct)
    {
        var site = await sites.GetAsync(ct);
        return site.Settings.TryGetValue("BankHolidays", out var settings)
            ? [.. JsonText.Strings(settings["Dates"]).Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).OfType<DateOnly>()]
            : [];
    }

    private static bool IsOpen(DateOnly day, HashSet<DateOnly> holidays) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);
}
