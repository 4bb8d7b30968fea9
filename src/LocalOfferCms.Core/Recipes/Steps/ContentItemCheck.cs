using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Looks at content items before anything is changed: whether they can be stored at all.</summary>
internal static class ContentItemCheck
{
    private const int MaxType = 128;

    public static void Check(IEnumerable<(JsonObject Json, string Pointer)> items, RecipeReport report)
    {
        var versions = new Dictionary<string, (JsonObject Json, string Pointer)>();
        foreach (var (item, pointer) in items)
        {
            CheckItem(item, pointer, report);
            if (JsonText.String(item["ContentItemVersionId"]) is not { Length: > 0 } version || versions.TryAdd(version, (item, pointer)))
            {
                continue;
            }

            // Orchard Core passes over the second without a word. The same item again does no harm; another one would be lost.
            if (!JsonNode.DeepEquals(versions[version].Json, item))
            {
                report.AddError(pointer, "content item", Title(item), $"Its ContentItemVersionId '{version}' is that of another item, at {versions[version].Pointer}.");
            }
        }
    }

    private static void CheckItem(JsonObject item, string pointer, RecipeReport report)
    {
        Require(item, "ContentItemId", ContentIds.MaxLength, pointer, report);
        Require(item, "ContentType", MaxType, pointer, report);
        if (item["ContentItemVersionId"] is { } version && JsonText.String(version) is not { Length: <= ContentIds.MaxLength })
        {
            report.AddError(pointer, "content item", Title(item), $"Its ContentItemVersionId is not a text of up to {ContentIds.MaxLength} characters.");
        }
    }

    private static void Require(JsonObject item, string name, int max, string pointer, RecipeReport report)
    {
        var length = JsonText.String(item[name])?.Length ?? 0;
        if (length == 0)
        {
            report.AddError(pointer, "content item", Title(item), $"It has no {name}.");
        }
        else if (length > max)
        {
            report.AddError($"{pointer}/{name}", "content item", Title(item), $"Its {name} is {length} characters long. The most is {max}.");
        }
    }

    private static string Title(JsonObject item) => JsonText.String(item["DisplayText"]) ?? JsonText.String(item["ContentItemId"]) ?? "";
}
