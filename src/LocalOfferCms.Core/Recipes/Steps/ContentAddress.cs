using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes.Steps;

/// <summary>Gives an item that names no address the one that its type's pattern makes. (Orchard Core runs no pattern when an import makes an
/// item, and such pages have no address there.)</summary>
internal static class ContentAddress
{
    private const int MaxSuffix = 1_000;

    public static async Task FillAsync(JsonObject item, ContentVocabulary vocabulary, RecipeExecution execution, string pointer, CancellationToken ct)
    {
        var part = item["AutoroutePart"] as JsonObject;
        if (part?["Path"] is not null || IsSet(part, "SetHomepage") || IsSet(part, "Disabled")
            || vocabulary.AutoroutePattern(JsonText.String(item["ContentType"])!) is not { } pattern)
        {
            return;
        }

        if (AutoroutePattern.Read(pattern) is not { } known)
        {
            execution.Report.AddNotUnderstood(pointer, "address pattern", pattern, "Patterns are not run. The address is made from the item's title.");
            item["AutoroutePart"] ??= new JsonObject();
            return;
        }

        var title = JsonText.String(item["DisplayText"]) ?? JsonText.String(item["TitlePart"]?["Title"]) ?? "";
        var container = known.NeedsContainer ? await ContainerTitleAsync(item, execution, ct) : "";
        if (known.Path(title, container) is { Length: > 0 } path)
        {
            part ??= [];
            part["Path"] = await FreeAsync(path, JsonText.String(item["ContentItemId"])!, execution, ct);
            item["AutoroutePart"] = part.Parent is null ? part : item["AutoroutePart"];
        }
    }

    private static async Task<string> ContainerTitleAsync(JsonObject item, RecipeExecution execution, CancellationToken ct)
    {
        var id = JsonText.String(item["ContainedPart"]?["ListContentItemId"]);
        return await execution.Db.ContentVersions.AsNoTracking().Where(v => v.ContentItemId == id && v.Latest).Select(v => v.DisplayText).FirstOrDefaultAsync(ct) ?? "";
    }

    // Two items with one title: the second gets a number. On a second run each finds the address it already has.
    private static async Task<string> FreeAsync(string path, string id, RecipeExecution execution, CancellationToken ct)
    {
        for (var suffix = 1; suffix <= MaxSuffix; suffix++)
        {
            var candidate = suffix == 1 ? path : $"{path}-{suffix}";
            if (!await execution.Db.Paths.AnyAsync(p => p.Path == candidate && p.IsCurrent && p.ContentItemId != id, ct))
            {
                return candidate;
            }
        }

        return $"{path}-{id}";
    }

    private static bool IsSet(JsonObject? part, string name) => part?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
