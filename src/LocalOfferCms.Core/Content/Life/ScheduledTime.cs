using System.Globalization;
using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>A moment as a council's clocks show it. The local time and the zone are kept, since the rules of a zone can change; UTC follows from them.</summary>
/// <param name="Utc">The moment.</param>
/// <param name="Local">What clocks show; null for content from elsewhere that says UTC alone.</param>
/// <param name="Zone">The zone's name.</param>
public sealed record ScheduledTime(DateTime Utc, DateTime? Local, string? Zone)
{
    private const string LocalFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Reads what a person typed. A time that clocks skip in spring is refused; of one that comes twice in autumn, the first is meant.</summary>
    /// <exception cref="RefusedException">There is no such time on that day.</exception>
    public static ScheduledTime FromLocal(DateTime local, string zoneName)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        if (zone.IsInvalidTime(local))
        {
            throw new RefusedException([new("NoSuchTime",
                string.Create(CultureInfo.InvariantCulture, $"The clocks go forward that night: {local:H:mm} does not come on {local:d MMMM yyyy}. Choose a time an hour later."))]);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc), local, zoneName);
    }

    /// <summary>Whether clocks show this time twice that night.</summary>
    public bool ComesTwice => Local is { } local && Zone is not null && TimeZoneInfo.FindSystemTimeZoneById(Zone).IsAmbiguousTime(local);

    internal static ScheduledTime? Read(ContentPart part)
    {
        if (DateTime.TryParseExact(part.Plain("LocalTime"), LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && TimeZoneInfo.TryFindSystemTimeZoneById(part.Plain("TimeZone"), out var zone) && !zone.IsInvalidTime(local))
        {
            return FromLocal(local, zone.Id);
        }

        return JsonText.Moment(part.Json?["ScheduledPublishUtc"]) is { } moment ? new(DateTime.SpecifyKind(moment, DateTimeKind.Utc), null, null) : null;
    }

    internal JsonObject ToPart() => new()
    {
        ["ScheduledPublishUtc"] = Utc.ToString("O", CultureInfo.InvariantCulture),
        ["LocalTime"] = Local?.ToString(LocalFormat, CultureInfo.InvariantCulture),
        ["TimeZone"] = Zone,
    };
}
