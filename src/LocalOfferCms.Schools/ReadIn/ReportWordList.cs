using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>Words by which schools' own reports speak of an item: from the settings document <c>ReportWords</c>.</summary>
internal static class ReportWordList
{
    private const string Document = "ReportWords";

    /// <summary>The words and phrases for an item; empty when there are none.</summary>
    public static IReadOnlyList<string> Of(SiteSnapshot site, ReportItem item) =>
        JsonText.Strings((site.Settings.GetValueOrDefault(Document)?["Items"] as JsonObject)?[item.Id]);
}
