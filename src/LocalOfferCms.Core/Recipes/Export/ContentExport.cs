using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes.Export;

/// <summary>Writes the published versions as a <c>content</c> step, in Orchard Core's shape.</summary>
internal static class ContentExport
{
    private const int Batch = 200;

    public static async Task WriteAsync(CmsDbContext db, Utf8JsonWriter json, CancellationToken ct)
    {
        // Databases sort text each in its own way; the export is the same from both.
        var ids = await db.ContentVersions.Where(v => v.Published).Select(v => v.ContentItemId).ToListAsync(ct);
        ids.Sort(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", "content");
        json.WriteStartArray("data");
        foreach (var batch in ids.Chunk(Batch))
        {
            await WriteBatchAsync(db, json, batch, ct);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static async Task WriteBatchAsync(CmsDbContext db, Utf8JsonWriter json, string[] ids, CancellationToken ct)
    {
        var items = await db.ContentItems.AsNoTracking().Where(i => ids.Contains(i.ContentItemId)).ToDictionaryAsync(i => i.ContentItemId, ct);
        var versions = await db.ContentVersions.AsNoTracking().Where(v => v.Published && ids.Contains(v.ContentItemId)).ToDictionaryAsync(v => v.ContentItemId, ct);
        var paths = await db.PublishedPages.AsNoTracking().Where(p => ids.Contains(p.ContentItemId)).ToDictionaryAsync(p => p.ContentItemId, p => p.Path, ct);
        foreach (var id in ids)
        {
            Write(json, items[id], versions[id], paths.GetValueOrDefault(id));
        }

        await json.FlushAsync(ct);
    }

    private static void Write(Utf8JsonWriter json, ContentItem item, ContentVersion version, string? path)
    {
        json.WriteStartObject();
        json.WriteString("ContentItemId", item.ContentItemId);
        json.WriteString("ContentItemVersionId", version.ContentItemVersionId);
        json.WriteString("ContentType", item.ContentType);
        json.WriteString("DisplayText", version.DisplayText);
        json.WriteBoolean("Latest", true);
        json.WriteBoolean("Published", true);
        json.WriteString("ModifiedUtc", Moment(version.ModifiedUtc));
        json.WriteString("PublishedUtc", Moment(version.PublishedUtc));
        json.WriteString("CreatedUtc", Moment(item.CreatedUtc));
        json.WriteString("Owner", version.Owner);
        json.WriteString("Author", version.Author);
        foreach (var (name, value) in Parts(version, path))
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <summary>The parts, with the address written out: Orchard Core makes none when it imports.</summary>
    private static JsonObject Parts(ContentVersion version, string? path)
    {
        var parts = JsonText.Object(version.Data);
        if (path is not null && parts["AutoroutePart"] is JsonObject autoroute && JsonText.String(autoroute["Path"]) is not { Length: > 0 })
        {
            autoroute["Path"] = path;
        }

        return parts;
    }

    // PostgreSQL keeps microseconds: more digits would not come back from it.
    private static string? Moment(DateTime? moment) => moment?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, JsonNode? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            value.WriteTo(json);
        }
    }
}
