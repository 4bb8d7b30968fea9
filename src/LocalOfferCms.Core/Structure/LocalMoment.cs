namespace LocalOfferCms.Core.Structure;

/// <summary>Times as clocks in the council show them.</summary>
public static class LocalMoment
{
    /// <summary>A local time as UTC. One that the clocks skip in spring is taken an hour later; one that they show twice in autumn is the later.</summary>
    public static DateTime ToUtc(DateTime local, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(plain) ? plain.AddHours(1) : plain, zone);
    }

    /// <summary>A moment as local time.</summary>
    public static DateTime FromUtc(DateTime utc, string timeZone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(timeZone));
}
