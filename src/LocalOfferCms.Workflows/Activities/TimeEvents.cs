using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Time;
using Quartz;

namespace LocalOfferCms.Workflows.Activities;

/// <summary>Waits for the next time of a cron expression; as a start, begins an instance each time.</summary>
internal sealed class TimerEvent(CurrentTenant tenant) : WaitedEvent
{
    public const string EventName = "TimerEvent";

    public override string Name => EventName;
    public override string Title => "Wait for a time";

    public override string? Refuse(JsonObject properties) => Cron(properties) is null
        ? "Its CronExpression cannot be read: five parts, as in 0 9 * * MON, or six with seconds first." : null;

    public override Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(
        ActivityResult.WaitUntil(Next(context.Properties, context.Now) ?? throw new WorkflowFaultException("Its time never comes again.")));

    /// <summary>The next time after a moment, UTC; null when there is none.</summary>
    public DateTime? Next(JsonObject properties, DateTime afterUtc)
    {
        var zone = properties["UseLocalTime"] is JsonValue local && local.TryGetValue<bool>(out var isLocal) && isLocal
            ? TimeZoneInfo.FindSystemTimeZoneById(tenant.Value.TimeZone) : TimeZoneInfo.Utc;
        return Cron(properties)!.WithTimeZone(zone).GetNextValidTimeAfter(new DateTimeOffset(afterUtc, TimeSpan.Zero))?.UtcDateTime;
    }

    // Orchard Core's expressions have five parts, as in crontab; with seconds they are Quartz's.
    private static CronExpression? Cron(JsonObject properties)
    {
        var text = JsonText.String(properties["CronExpression"])?.Trim() ?? "";
        var format = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 5 ? CronFormat.Unix : CronFormat.Quartz;
        return CronExpression.TryParse(text, format, out var cron) ? cron : null;
    }
}

/// <summary>Waits for so many days: <c>WorkingDays</c>, or <c>Days</c> of the calendar, or the number that the settings <c>Comments</c> have under
/// the name in <c>Setting</c> (working days). They count from when the instance came here, or with <c>From</c> <c>Start</c> from its beginning.</summary>
internal sealed class WorkingDaysEvent(WorkingDays days, SiteSnapshots sites) : WaitedEvent
{
    private const string Document = "Comments";

    public override string Name => "WorkingDaysEvent";
    public override string Title => "Wait some days";

    public override string? Refuse(JsonObject properties) =>
        Number(properties, "WorkingDays") is >= 0 || Number(properties, "Days") is >= 0 || JsonText.String(properties["Setting"]) is { Length: > 0 }
            ? null : "It says neither WorkingDays nor Days nor a Setting.";

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var properties = context.Properties;
        var from = JsonText.String(properties["From"]) == "Start" ? context.Workflow.Row.CreatedUtc : context.Now;
        if (Number(properties, "Days") is { } calendarDays)
        {
            return ActivityResult.WaitUntil(from.AddDays(calendarDays));
        }

        var count = Number(properties, "WorkingDays") ?? await SettingAsync(JsonText.String(properties["Setting"])!, ct);
        return ActivityResult.WaitUntil(await days.AfterAsync(from, count, ct));
    }

    private async Task<int> SettingAsync(string name, CancellationToken ct)
    {
        var settings = (await sites.GetAsync(ct)).Settings.GetValueOrDefault(Document);
        return settings is not null && Number(settings, name) is >= 0 and var number
            ? number : throw new WorkflowFaultException($"The settings '{Document}' have no number '{name}'.");
    }

    private static int? Number(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
