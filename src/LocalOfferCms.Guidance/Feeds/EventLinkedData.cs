using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui;
using LocalOfferCms.Ui.Feeds;

namespace LocalOfferCms.Guidance.Feeds;

/// <summary>An event in schema.org's words: when, where, how often, by whom, and whether it is free.</summary>
internal sealed class EventLinkedData(LocalTime local, CurrentTenant tenant) : ILinkedData
{
    private static readonly Dictionary<string, string> Steps = new() { ["DAILY"] = "D", ["WEEKLY"] = "W", ["MONTHLY"] = "M", ["YEARLY"] = "Y" };

    public string ContentType => "Event";

    public JsonObject? Describe(PageContext page)
    {
        var part = page.Content.Part("EventPart");
        var times = EventTimes.Of(part, local);
        if (times.Starts is not { } starts)
        {
            return null;
        }

        var online = part.Text("Venue").Equals("online", StringComparison.OrdinalIgnoreCase);
        var node = new JsonObject
        {
            ["@type"] = "Event",
            ["startDate"] = Moment(starts),
            ["eventStatus"] = "https://schema.org/EventScheduled",
            ["eventAttendanceMode"] = online ? "https://schema.org/OnlineEventAttendanceMode" : "https://schema.org/OfflineEventAttendanceMode",
            ["location"] = online
                ? new JsonObject { ["@type"] = "VirtualLocation", ["name"] = "Online" }
                : new JsonObject { ["@type"] = "Place", ["name"] = part.Text("Venue"), ["address"] = part.Text("Address") is { Length: > 0 } address ? address : part.Text("Venue") },
        };
        if (times.Ends is { } ends)
        {
            node["endDate"] = Moment(ends);
        }

        if (part.Text("Organiser") is { Length: > 0 } organiser)
        {
            node["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = organiser };
        }

        if (part.Text("Cost").StartsWith("free", StringComparison.OrdinalIgnoreCase))
        {
            node["isAccessibleForFree"] = true;
        }

        if (Schedule(page, times, starts) is { } schedule)
        {
            node["eventSchedule"] = schedule;
        }

        return node;
    }

    private JsonObject? Schedule(PageContext page, EventTimes times, DateTime starts)
    {
        var (rule, exceptOn) = page.Content.Part("EventPart").Flag("TermTimeOnly") ? TermDates.Of(page.Site).Narrow(starts, times.Rule) : (times.Rule, []);
        if (Recurrence.Read(DateOnly.FromDateTime(starts), rule) is not { } recurrence)
        {
            return null;
        }

        var schedule = new JsonObject
        {
            ["@type"] = "Schedule",
            ["repeatFrequency"] = $"P{recurrence.Interval}{Steps[recurrence.Frequency]}",
            ["startDate"] = starts.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["startTime"] = starts.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            ["scheduleTimezone"] = tenant.Value.TimeZone,
        };
        if (times.Ends is { } ends)
        {
            schedule["endTime"] = ends.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }

        if (recurrence.ByDay.Count > 0)
        {
            schedule["byDay"] = new JsonArray([.. recurrence.ByDay.Select(d => (JsonNode)(d.Nth == 0
                ? $"https://schema.org/{d.Day}"
                : string.Create(CultureInfo.InvariantCulture, $"{d.Nth}{d.Day.ToString()[..2].ToUpperInvariant()}")))]);
        }

        if (recurrence.Until is { } until)
        {
            schedule["endDate"] = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (recurrence.Count is { } count)
        {
            schedule["repeatCount"] = count;
        }

        if (exceptOn.Count > 0)
        {
            schedule["exceptDate"] = new JsonArray([.. exceptOn.Select(d => (JsonNode)d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        }

        return schedule;
    }

    private string Moment(DateTime onClocks)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(tenant.Value.TimeZone);
        var local = DateTime.SpecifyKind(onClocks, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
