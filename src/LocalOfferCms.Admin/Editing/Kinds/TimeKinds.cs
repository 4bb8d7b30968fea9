using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Admin.Editing.Kinds;

/// <summary>A day.</summary>
internal class DateKind : FieldKind
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public override string View => "_EditDate";

    public override IReadOnlyList<string> Subs { get; } = ["Day", "Month", "Year"];

    public override FieldInput Read(FieldScope scope, JsonNode? stored) => Of(JsonText.Moment((stored as JsonObject)?["Value"]));

    public override FieldError? Refuse(FieldScope scope, FieldInput input) => IsEmpty(input) || Day(input) is not null ? null : RefuseDay(scope, input);

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Value"] = Day(input)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return holder;
    }

    public override string Words(FieldScope scope, FieldInput input) => Day(input) is { } day ? day.ToString("d MMMM yyyy", British) : string.Join(' ', Subs.Select(s => input[s]));

    /// <summary>The inputs of a day.</summary>
    protected static FieldInput Of(DateTime? moment) => FieldInput.Of(
        ("Day", [moment?.Day.ToString(CultureInfo.InvariantCulture) ?? ""]),
        ("Month", [moment?.Month.ToString(CultureInfo.InvariantCulture) ?? ""]),
        ("Year", [moment?.Year.ToString(CultureInfo.InvariantCulture) ?? ""]));

    /// <summary>The day that was typed; null when it is none. A month may be a word, and a year has four digits.</summary>
    protected static DateOnly? Day(FieldInput input) =>
        Whole(input["Day"]) is { } day && Month(input["Month"]) is { } month && Whole(input["Year"]) is { } year and >= 1900 and <= 2200
        && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    /// <summary>What is wrong with a day.</summary>
    protected FieldError RefuseDay(FieldScope scope, FieldInput input)
    {
        var label = scope.Spec.Label;
        var missing = new[] { "Day", "Month", "Year" }.Where(s => string.IsNullOrWhiteSpace(input[s])).ToList();
        return missing.Count > 0
            ? new($"‘{label}’ must include a {string.Join(" and a ", missing.Select(m => m.ToLowerInvariant()))}", missing[0])
            : new($"‘{label}’ must be a real date, such as 27 3 2027", "Day");
    }

    private static int? Month(string text) =>
        Whole(text) ?? (text.Trim() is { Length: >= 3 } word && Array.FindIndex(British.DateTimeFormat.MonthNames, m => m.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is >= 0 and var month ? month + 1 : null);

    private static int? Whole(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A day and a time on the council's clocks. In a field it is kept as it was kept before: in UTC or as local time.
/// In Orchard Core's parts for later publication it is plain, and always in UTC.</summary>
internal sealed class MomentKind(bool plain) : DateKind
{
    public override string View => "_EditMoment";

    public override IReadOnlyList<string> Subs { get; } = ["Day", "Month", "Year", "Time"];

    public override FieldInput Read(FieldScope scope, JsonNode? stored)
    {
        var moment = Local(scope, JsonText.Moment(plain ? stored : (stored as JsonObject)?["Value"]));
        var day = Of(moment);
        return FieldInput.Of(("Day", day.Raw("Day")), ("Month", day.Raw("Month")), ("Year", day.Raw("Year")), ("Time", [moment?.ToString(moment.Value.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture) ?? ""]));
    }

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        IsEmpty(input) ? null
        : Day(input) is null ? RefuseDay(scope, input)
        : !ClockTime.TryRead(input["Time"], out _) ? new($"‘{scope.Spec.Label}’ must include a time, such as 9:30am or 14:00", "Time")
        : null;

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var local = Day(input) is { } day && ClockTime.TryRead(input["Time"], out var time) ? day.ToDateTime(time) : (DateTime?)null;
        if (plain)
        {
            return local is { } later ? JsonValue.Create(Utc(scope, later)) : null;
        }

        var inUtc = JsonText.Moment((old as JsonObject)?["Value"])?.Kind == DateTimeKind.Utc;
        var holder = Holder(old);
        holder["Value"] = local is not { } moment ? null : inUtc ? Utc(scope, moment) : moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return holder;
    }

    public override string Words(FieldScope scope, FieldInput input) => $"{base.Words(scope, FieldInput.Of(("Day", input.Raw("Day")), ("Month", input.Raw("Month")), ("Year", input.Raw("Year"))))} {input["Time"]}".Trim();

    private static DateTime? Local(FieldScope scope, DateTime? moment) => moment switch
    {
        { Kind: DateTimeKind.Utc } utc => TimeZoneInfo.ConvertTimeFromUtc(utc, scope.Zone),
        { Kind: DateTimeKind.Local } offset => TimeZoneInfo.ConvertTimeFromUtc(offset.ToUniversalTime(), scope.Zone),
        _ => moment,
    };

    // A time that the clocks leave out in spring is read as the hour after it.
    private static string Utc(FieldScope scope, DateTime local) =>
        TimeZoneInfo.ConvertTimeToUtc(scope.Zone.IsInvalidTime(local) ? local.AddHours(1) : local, scope.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A time of day.</summary>
internal sealed class TimeKind : FieldKind
{
    public override string View => "_EditTime";

    public override FieldInput Read(FieldScope scope, JsonNode? stored) =>
        FieldInput.Of(TimeOnly.TryParse(Member(stored, "Value"), CultureInfo.InvariantCulture, out var time) ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : "");

    public override FieldError? Refuse(FieldScope scope, FieldInput input) =>
        IsEmpty(input) || ClockTime.TryRead(input.Text, out _) ? null : new($"‘{scope.Spec.Label}’ must be a time, such as 9:30am or 14:00");

    public override JsonNode? Write(FieldScope scope, JsonNode? old, FieldInput input)
    {
        var holder = Holder(old);
        holder["Value"] = ClockTime.TryRead(input.Text, out var time) ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : null;
        return holder;
    }
}

/// <summary>Reads times as people in England write them.</summary>
internal static class ClockTime
{
    private static readonly string[] Shapes = ["H:mm", "HH:mm", "H.mm", "HH:mm:ss", "htt", "h:mmtt", "h.mmtt"];

    /// <summary>Reads "14:00", "9.30am", "2pm", "midday".</summary>
    public static bool TryRead(string text, out TimeOnly time)
    {
        var tidy = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        (time, var found) = tidy switch
        {
            "MIDDAY" or "NOON" => (new TimeOnly(12, 0), true),
            "MIDNIGHT" => (TimeOnly.MinValue, true),
            _ => (TimeOnly.MinValue, false),
        };
        return found || TimeOnly.TryParseExact(tidy, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
