using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Who looks after a piece of content and when it is due, wherever its parts say so.</summary>
public static class ContentFacts
{
    /// <summary>How many months lie between two reviews when a page does not say.</summary>
    public const int UsualCycle = 12;

    /// <summary>The team or person that looks after it, in words; empty when nobody is named.</summary>
    public static string Owner(ContentDocument content) => content.Part("OwnerPart").Text("Team");

    /// <summary>The person who looks after it, when one was chosen from the list of people: <c>OwnerPart.Person</c>.</summary>
    public static string? OwnerId(ContentDocument content) =>
        content.Part("OwnerPart").Text("Person") is { Length: > 0 and <= ContentIds.MaxLength } id ? id : null;

    /// <summary>When it is to be looked at again.</summary>
    public static DateOnly? ReviewDue(ContentDocument content) =>
        content.Part("ReviewPart").Date("ReviewDue") ?? content.Part("FactPart").Date("ReviewDue") ?? content.Part("CitationPart").Date("ReviewDue");

    /// <summary>Months between two reviews.</summary>
    public static int ReviewCycle(ContentDocument content) =>
        content.Part("ReviewPart").Number("CycleMonths") is { } months and >= 1 and <= 120 ? (int)months : UsualCycle;

    /// <summary>The local time that a draft is to go on the site, and the zone whose clocks show it; null when none is set.</summary>
    public static ScheduledTime? Scheduled(ContentDocument content) => ScheduledTime.Read(content.Part("PublishLaterPart"));

    /// <summary>Names who looks after it.</summary>
    internal static void SetOwner(JsonObject content, string team, string? personId)
    {
        var part = PartOf(content, "OwnerPart");
        part["Team"] = new JsonObject { ["Text"] = team };
        part.Remove("Person");
        if (personId is not null)
        {
            part["Person"] = new JsonObject { ["Text"] = personId };
        }
    }

    /// <summary>Sets when it is to be looked at again, in the part that says so for its type.</summary>
    internal static void SetReviewDue(JsonObject content, DateOnly due)
    {
        var part = content["FactPart"] is JsonObject fact ? fact : content["CitationPart"] is JsonObject citation ? citation : PartOf(content, "ReviewPart");
        part["ReviewDue"] = Day(due);
    }

    /// <summary>Notes that somebody has looked at it and found it right.</summary>
    internal static void SetReviewed(JsonObject content, DateOnly day, string by)
    {
        var part = PartOf(content, "ReviewPart");
        part["LastReviewed"] = Day(day);
        part["ReviewedBy"] = new JsonObject { ["Text"] = by };
    }

    private static JsonObject Day(DateOnly day) => new() { ["Value"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };

    private static JsonObject PartOf(JsonObject content, string name)
    {
        if (content[name] is not JsonObject part)
        {
            content[name] = part = [];
        }

        return part;
    }
}
