using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Content;

/// <summary>Works out a published item's row for lists and menus from its parts.</summary>
internal static class PageRow
{
    private const int SummaryLength = 1_000;

    public static PublishedPage Of(ContentItem item, ContentVersion version, ContentDocument content, string? path, DateTime firstPublishedUtc) => new()
    {
        ContentItemId = item.ContentItemId,
        ContentItemVersionId = version.ContentItemVersionId,
        ContentType = item.ContentType,
        Title = version.DisplayText,
        Summary = Cut(content.Part("SummaryPart").Text("Summary"), SummaryLength),
        Path = path,
        ParentId = content.Part("ListedPart").Items("Parents").FirstOrDefault(id => id.Length <= ContentIds.MaxLength),
        Position = (int)Math.Clamp(content.Part("ListedPart").Number("Position") ?? 0, int.MinValue, int.MaxValue),
        FirstPublishedUtc = firstPublishedUtc,
        PublishedUtc = version.PublishedUtc!.Value,
        ReviewDue = content.Part("ReviewPart").Date("ReviewDue") ?? content.Part("FactPart").Date("ReviewDue") ?? content.Part("CitationPart").Date("ReviewDue"),
        SortDate = content.Part("EventPart").Moment("StartsAt") ?? content.Part("NewsPart").Moment("Date"),
    };

    /// <summary>The address that the content asks for; null when it has none.</summary>
    public static string? PathOf(ContentDocument content, string displayText)
    {
        var autoroute = content.Part("AutoroutePart");
        if (!autoroute.Exists || Flag(autoroute.Json!["Disabled"]))
        {
            return null;
        }

        if (Flag(autoroute.Json!["SetHomepage"]))
        {
            return "";
        }

        var path = ContentPath.Normalise(autoroute.Plain("Path"));
        return path.Length > 0 ? path : ContentPath.Slug(displayText) is { Length: > 0 } slug ? slug : null;
    }

    public static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
