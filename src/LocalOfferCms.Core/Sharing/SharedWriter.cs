using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Sharing;

/// <summary>Puts a copy on a site: the item, and what its text refers to by key when the site has nothing of that key. In the caller's transaction,
/// by the same way as every other publication.</summary>
internal sealed class SharedWriter(ContentImport import)
{
    /// <summary>The words that shared texts ask for: the settings object <c>Local</c>, and the council's and the site's names.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WordsAsync(CmsDbContext db, CancellationToken ct)
    {
        var settings = await SiteDocumentWriter.ReadAsync(db, SiteDocumentKinds.Settings, "Local", ct) ?? [];
        var general = await SiteDocumentWriter.ReadAsync(db, SiteDocumentKinds.Settings, SiteDocumentKinds.General, ct) ?? [];
        var words = new Dictionary<string, string>
        {
            ["council"] = db.Tenant.Authorities.Count > 0 ? string.Join(" or ", db.Tenant.Authorities.Select(a => a.Name)) : db.Tenant.Title,
            ["site"] = JsonText.String(general["SiteName"]) is { Length: > 0 } name ? name : db.Tenant.Title,
        };
        foreach (var (key, value) in settings)
        {
            if (JsonText.String(value) is { } word)
            {
                words[key] = word;
            }
        }

        return words;
    }

    /// <summary>Writes the copy; says what became of it.</summary>
    public async Task<RecipeOutcome> WriteAsync(SharedOffer offer, SharedPlace place, RecipeExecution execution, string pointer, CancellationToken ct)
    {
        var words = await WordsAsync(execution.Db, ct);
        var copy = SharedCopy.Make(offer, place, words);
        foreach (var reference in await MissingAsync(execution.Db, offer, copy, ct))
        {
            await import.ImportAsync(SharedCopy.Reference(reference, offer, words), execution, pointer, ct);
        }

        return await import.ImportAsync(copy, execution, pointer, ct);
    }

    private static async Task<IReadOnlyList<JsonObject>> MissingAsync(CmsDbContext db, SharedOffer offer, JsonObject copy, CancellationToken ct)
    {
        var wanted = Wanted(offer, copy);
        if (wanted.Count == 0)
        {
            return [];
        }

        var types = wanted.Select(i => JsonText.String(i["ContentType"])!).Distinct().ToList();
        var here = await (
            from page in db.PublishedPages.AsNoTracking()
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            where types.Contains(page.ContentType)
            select version.Data).ToListAsync(ct);
        var known = here.Select(data => SharedOffer.KeyOf(JsonText.Object(data))).ToHashSet();
        return [.. wanted.Where(i => !known.Contains(SharedOffer.KeyOf(i)))];
    }

    // Approved wording may itself name a source.
    private static List<JsonObject> Wanted(SharedOffer offer, JsonObject copy)
    {
        var (wanted, waiting) = (new Dictionary<string, JsonObject>(), new Queue<JsonObject>([copy]));
        while (waiting.TryDequeue(out var text))
        {
            foreach (var key in SharedCopy.Keys(text).Where(offer.References.ContainsKey))
            {
                if (wanted.TryAdd(key, offer.References[key]))
                {
                    waiting.Enqueue(offer.References[key]);
                }
            }
        }

        return [.. wanted.Values];
    }
}
