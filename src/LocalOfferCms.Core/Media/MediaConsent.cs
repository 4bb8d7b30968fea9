using System.Globalization;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Media;

/// <summary>The rules of consent for pictures of people under 18.</summary>
public static class MediaConsent
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Why a picture may not be shown on a day; null when it may.</summary>
    public static string? WhyNotShown(MediaFile file, DateOnly today) =>
        file.ShowsChildren == true && file.ConsentUntil is { } until && until < today
            ? $"The consent for '{file.Label}' ended on {InWords(until)}. Ask for it anew, and write down until when it holds."
            : null;

    /// <summary>Today in the council's own time.</summary>
    public static DateOnly Today(Tenant tenant, DateTime nowUtc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(nowUtc, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone)));

    /// <summary>The moment at which a consent that holds until a day has ended, UTC.</summary>
    internal static DateTime EndOf(Tenant tenant, DateOnly until) =>
        TimeZoneInfo.ConvertTimeToUtc(until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone));

    internal static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", British);
}
