using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Structure;

/// <summary>A message that stands at the top of every page of a council for a while.</summary>
/// <param name="Text">The message.</param>
/// <param name="LinkText">What its link says; empty for none.</param>
/// <param name="LinkAddress">Where its link leads: a page of the site without a leading slash, or an address elsewhere.</param>
/// <param name="Level">One of <see cref="Levels"/>.</param>
/// <param name="FromUtc">From when; null for at once.</param>
/// <param name="ToUtc">Until when; null until somebody takes it away.</param>
public sealed record SiteAlert(string Text, string LinkText, string LinkAddress, string Level, DateTime? FromUtc, DateTime? ToUtc)
{
    /// <summary>The settings document that holds it.</summary>
    public const string Document = "AlertBanner";

    /// <summary>The longest message, in characters.</summary>
    public const int MaxText = 300;

    /// <summary>How much it matters, least first: worth knowing, changes your day, somebody may be in danger.</summary>
    public static readonly IReadOnlyList<string> Levels = ["information", "important", "urgent"];

    /// <summary>The council's alert, whenever it is to be shown; null when there is none.</summary>
    public static SiteAlert? Of(SiteSnapshot site)
    {
        if (site.Setting(Document, "Text") is not { } text)
        {
            return null;
        }

        var data = site.Settings[Document];
        var level = site.Setting(Document, "Level");
        return new(text, site.Setting(Document, "LinkText") ?? "", site.Setting(Document, "LinkAddress") ?? "",
            Levels.FirstOrDefault(l => l == level) ?? Levels[0], JsonText.Moment(data["From"])?.ToUniversalTime(), JsonText.Moment(data["To"])?.ToUniversalTime());
    }

    /// <summary>Whether it is to be shown at a moment, UTC.</summary>
    public bool IsShown(DateTime now) => !(FromUtc > now) && !(ToUtc <= now);

    /// <summary>Whether it leads to another site.</summary>
    public bool LeadsElsewhere => LinkAddress.Contains(':', StringComparison.Ordinal);

    internal JsonObject ToJson() => new()
    {
        ["Text"] = Text, ["LinkText"] = LinkText, ["LinkAddress"] = LinkAddress, ["Level"] = Level, ["From"] = Moment(FromUtc), ["To"] = Moment(ToUtc),
    };

    private static JsonNode? Moment(DateTime? utc) => utc is { } moment ? DateTime.SpecifyKind(moment, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture) : null;
}

/// <summary>Puts an alert on the site, changes it, or takes it away.</summary>
public sealed class SaveAlert(CmsDbContext db, ISignals signals, JobQueue jobs)
{
    /// <summary>Why it cannot be shown; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(SiteAlert alert, DateTime now)
    {
        var refusals = new List<Refusal>();
        if (alert.Text.Trim().Length == 0)
        {
            refusals.Add(new("Text", "Write the message."));
        }
        else if (alert.Text.Length > SiteAlert.MaxText)
        {
            refusals.Add(new("Text", $"The message is {alert.Text.Length} characters long. The most is {SiteAlert.MaxText}: put the rest on a page and link to it."));
        }

        if ((alert.LinkText.Length == 0) != (alert.LinkAddress.Length == 0))
        {
            refusals.Add(alert.LinkText.Length == 0 ? new("LinkText", "Say what the link is about.") : new("LinkAddress", "Say where the link leads."));
        }
        else if (alert.LinkAddress.Length > 0 && (SafeAddress.Link(alert.LinkAddress) is null || alert.LinkAddress.StartsWith('/')))
        {
            refusals.Add(new("LinkAddress", "Write a page of this site, such as help-now, or a whole address that begins with https://."));
        }

        if (!SiteAlert.Levels.Contains(alert.Level))
        {
            refusals.Add(new("Level", "Choose how much it matters."));
        }

        if (alert.ToUtc <= now)
        {
            refusals.Add(new("To", "The end has passed already."));
        }
        else if (alert.ToUtc <= alert.FromUtc)
        {
            refusals.Add(new("To", "The end must be after the start."));
        }

        return refusals;
    }

    /// <summary>Shows it, from when and until when it says.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(SiteAlert alert, ChangeContext change, CancellationToken ct)
    {
        if (Refusals(alert, change.Now) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        await using var write = await db.BeginWriteAsync(ct);
        await SaveSettings.ChangeAsync(db, SiteAlert.Document, alert.ToJson(), "AlertChanged", change, ct);
        foreach (var moment in new[] { alert.FromUtc, alert.ToUtc }.OfType<DateTime>().Where(m => m > change.Now))
        {
            await jobs.AddAsync(db, write, AlertMoment.JobKind, moment, ct, dueUtc: moment);
        }

        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Takes it away at once.</summary>
    public async Task RemoveAsync(ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var nothing = new SiteAlert("", "", "", "", null, null).ToJson();
        await SaveSettings.ChangeAsync(db, SiteAlert.Document, new JsonObject(nothing.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)null))), "AlertRemoved", change, ct);
        await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>An alert begins or ends now: what was rendered before says otherwise.</summary>
internal sealed class AlertMoment(CmsDbContext db, ISignals signals) : IJobHandler
{
    public const string JobKind = "structure.alert";

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await signals.RaiseAsync(db, write, SignalTopics.ContentWith([PageTags.Site]), ct);
        await write.CommitAsync(ct);
    }
}
