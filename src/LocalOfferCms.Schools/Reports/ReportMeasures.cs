using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Schools.Reports;

/// <summary>How it is measured whether a report is complete: data of <see cref="ReportLaw"/>, since the law sets no number of words.</summary>
/// <param name="ThinWords">Fewer words than this say too little.</param>
/// <param name="OnlyLinkWords">Fewer words than this beside a link are no more than the link.</param>
/// <param name="FreshMonths">After so many months a report is to be looked at again, whatever it says itself.</param>
/// <param name="MinutesMissing">Minutes to write an item.</param>
/// <param name="MinutesThin">Minutes to say more about one.</param>
/// <param name="MinutesOutOfDate">Minutes to bring one up to date.</param>
/// <param name="Placeholders">Words that stand where an answer should.</param>
internal sealed record ReportMeasures(
    int ThinWords, int OnlyLinkWords, int FreshMonths, int MinutesMissing, int MinutesThin, int MinutesOutOfDate, IReadOnlyList<string> Placeholders)
{
    /// <summary>Reads them; what is left out has the product's own number.</summary>
    public static ReportMeasures Of(JsonObject json)
    {
        var minutes = json["Minutes"] as JsonObject ?? [];
        return new(
            Number(json, "ThinWords") ?? 15, Number(json, "OnlyLinkWords") ?? 6, Number(json, "FreshMonths") ?? 12,
            Number(minutes, "Missing") ?? 6, Number(minutes, "Thin") ?? 3, Number(minutes, "OutOfDate") ?? 1, JsonText.Strings(json["Placeholders"]));
    }

    internal static int? Number(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
