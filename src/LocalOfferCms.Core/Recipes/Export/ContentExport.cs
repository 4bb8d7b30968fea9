using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Recipes.Export;

/// <summary>Writes the published versions as a <c>content</c> step, in Orchard Core's shape.</summary>
internal sealed class ContentExport
{
    private readonly List<Row> _rows;

    private ContentExport(List<Row> rows) => _rows = rows;

    public static async Task<ContentExport> LoadAsync(CmsDbContext db, CancellationToken ct)
    {
        var rows = await db.ContentVersions.AsNoTracking().Where(v => v.Published)
            .Join(db.ContentItems, v => v.ContentItemId, i => i.ContentItemId, (version, item) => new { version, item })
            .Join(db.PublishedPages, r => r.item.ContentItemId, p => p.ContentItemId, (r, page) => new Row(r.item, r.version, page.Path, page.FirstPublishedUtc))
            .ToListAsync(ct);

        // Databases sort text each in its own way; the export is the same from both.
        rows.Sort((a, b) => string.CompareOrdinal(a.Item.ContentItemId, b.Item.ContentItemId));
        return new(rows);
    }

    public void Write(Utf8JsonWriter json)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", "content");
        json.WriteStartArray("data");
        foreach (var (item, version, path, first) in _rows)
        {
            Write(json, item, version, path, first);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ContentItem item, ContentVersion version, string? path, DateTime firstPublishedUtc)
    {
        json.WriteStartObject();
        json.WriteString("ContentItemId", item.ContentItemId);
        json.WriteString("ContentItemVersionId", version.ContentItemVersionId);
        json.WriteString("ContentType", item.ContentType);
        json.WriteString("DisplayText", version.DisplayText);
        json.WriteBoolean("Latest", true);
        json.WriteBoolean("Published", true);
        if (version.Stage == ContentStage.Archived)
        {
            json.WriteString(ImportedItem.StageMember, nameof(ContentStage.Archived));
        }

        if (firstPublishedUtc < version.PublishedUtc)
        {
            json.WriteString(ImportedItem.FirstPublishedMember, Moment(firstPublishedUtc));
        }

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

    private sealed record Row(ContentItem Item, ContentVersion Version, string? Path, DateTime FirstPublishedUtc);
}
