using System.Globalization;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Ui;

/// <summary>Times as a council's readers know them: stored in UTC, shown in the council's own time zone and in plain words.</summary>
public sealed class LocalTime(TimeProvider clock, CurrentTenant tenant)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The time on the council's clocks now.</summary>
    public DateTime Now => FromUtc(clock.GetUtcNow().UtcDateTime);

    /// <summary>Today, in the council.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(tenant.IsSet ? tenant.Value.TimeZone : "Europe/London");

    /// <summary>A stored time, on the council's clocks.</summary>
    public DateTime FromUtc(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>A time out of content: UTC when it says so, else on the council's clocks already.</summary>
    public DateTime FromContent(DateTime moment) => moment.Kind == DateTimeKind.Utc ? FromUtc(moment) : moment;

    /// <summary>"Tuesday 1 September 2026".</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", British);

    /// <summary>"1 September 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"10am", "1:30pm", "midday", "midnight".</summary>
    public static string Clock(TimeOnly time) => time switch
    {
        { Hour: 0, Minute: 0 } => "midnight",
        { Hour: 12, Minute: 0 } => "midday",
        { Minute: 0 } => time.ToString("%h", CultureInfo.InvariantCulture) + Half(time),
        _ => time.ToString("h:mm", CultureInfo.InvariantCulture) + Half(time),
    };

    private static string Half(TimeOnly time) => time.Hour < 12 ? "am" : "pm";
}
