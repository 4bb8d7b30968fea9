using System.Globalization;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Guidance;

/// <summary>When schools in the council are open: the settings object <c>TermDates</c>, <c>{ "Terms": [{ "From": "2026-09-03", "To": "2026-10-23" }, …] }</c>.
/// A half term is a gap between two of them.</summary>
internal sealed record TermDates(IReadOnlyList<(DateOnly From, DateOnly To)> Terms)
{
    public static TermDates Of(SiteSnapshot site) => new(site.Settings.TryGetValue("TermDates", out var settings) && settings["Terms"] is JsonArray terms
        ? [.. terms.OfType<JsonObject>().Select(t => (From: Day(t["From"]), To: Day(t["To"]))).Where(t => t is { From: not null, To: not null }).Select(t => (t.From!.Value, t.To!.Value))]
        : []);

    /// <summary>Leaves the holidays out of a rule: it ends with the last term that is known, and the days to be left out are named.</summary>
    public (string Rule, IReadOnlyList<DateOnly> ExceptOn) Narrow(DateTime starts, string rule)
    {
        if (Terms.Count == 0 || Recurrence.Read(DateOnly.FromDateTime(starts), rule) is not { } recurrence)
        {
            return (rule, []);
        }

        var last = Terms.Max(t => t.To);
        var exceptOn = recurrence.Days(last).Where(day => !Terms.Any(t => day >= t.From && day <= t.To)).ToList();
        return recurrence.Count is not null || recurrence.Until <= last ? (rule, exceptOn) : ($"{WithoutUntil(rule)};UNTIL={last:yyyyMMdd}", exceptOn);
    }

    private static string WithoutUntil(string rule) =>
        string.Join(';', rule.Split(';').Where(p => !p.StartsWith("UNTIL=", StringComparison.OrdinalIgnoreCase)));

    private static DateOnly? Day(JsonNode? node) =>
        DateOnly.TryParseExact(JsonText.String(node), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
