using System.Text.Json.Nodes;

namespace LocalOfferCms.Core.Content;

/// <summary>A content item as another system wrote it: the eleven system fields, and the rest as one JSON object. Two members are ours: <c>Stage</c>,
/// with the value <c>Archived</c>, beside <c>Published</c>, and <c>FirstPublishedUtc</c>. Orchard Core has neither, and passes over members that it does not know.</summary>
internal sealed record ImportedItem(
    string Id, string? VersionId, string ContentType, string DisplayText, bool Latest, bool Published, bool Archived,
    DateTime CreatedUtc, DateTime ModifiedUtc, DateTime? PublishedUtc, DateTime? FirstPublishedUtc, string? Owner, string? Author, string Data)
{
    /// <summary>The member that says at which stage of its life an item is, where Orchard Core's flags do not say it.</summary>
    public const string StageMember = "Stage";

    /// <summary>The member that says when an item first went on the site, when that was before its present version.</summary>
    public const string FirstPublishedMember = "FirstPublishedUtc";

    /// <summary>The stage of a version that is on the site.</summary>
    public ContentStage StageOnSite => Archived ? ContentStage.Archived : ContentStage.Published;

    public static ImportedItem Read(JsonObject item, string pointer, ChangeContext change)
    {
        var id = Text(item, "ContentItemId");
        var type = Text(item, "ContentType");
        if (id is not { Length: > 0 and <= ContentIds.MaxLength })
        {
            throw Refuse(pointer, id is null ? "has no ContentItemId" : $"has a ContentItemId of {id.Length} characters; 1 to {ContentIds.MaxLength} are allowed");
        }

        if (type is not { Length: > 0 and <= 128 })
        {
            throw Refuse(pointer, "has no ContentType, or one longer than 128 characters");
        }

        var modified = Moment(item, "ModifiedUtc") ?? change.Now;
        return new(
            id, Text(item, "ContentItemVersionId") is { Length: > 0 and <= ContentIds.MaxLength } version ? version : null, type,
            PageRow.Cut(Text(item, "DisplayText") ?? JsonText.String((item["TitlePart"] as JsonObject)?["Title"]) ?? id, 512),
            Flag(item, "Latest"), Flag(item, "Published"), Text(item, StageMember) == nameof(ContentStage.Archived),
            Moment(item, "CreatedUtc") ?? modified, modified, Moment(item, "PublishedUtc"), Moment(item, FirstPublishedMember),
            Cut(Text(item, "Owner")), Cut(Text(item, "Author")) ?? Cut(change.Author), Parts(item));
    }

    /// <summary>Everything but the system fields; other scalars at the top are dropped, as Orchard Core drops them.</summary>
    private static string Parts(JsonObject item)
    {
        var parts = new JsonObject();
        foreach (var (name, value) in item.Where(m => m.Value is JsonObject or JsonArray))
        {
            parts[name] = value!.DeepClone();
        }

        return parts.ToJsonString(JsonText.Compact);
    }

    private static RefusedException Refuse(string pointer, string what) => new([new("BadItem", $"{pointer}: the content item {what}.")]);

    private static string? Cut(string? text) => text is null ? null : PageRow.Cut(text, 128);

    private static string? Text(JsonObject item, string name) => JsonText.String(item[name]);

    private static bool Flag(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static DateTime? Moment(JsonObject item, string name) =>
        JsonText.Moment(item[name]) is { } moment ? DateTime.SpecifyKind(moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment, DateTimeKind.Utc) : null;
}
