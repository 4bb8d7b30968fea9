using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Types;

/// <summary>A field of a type, as an administrator sees it.</summary>
/// <param name="Name">Its technical name.</param>
/// <param name="Options">What it is; null for a kind that cannot be changed here.</param>
/// <param name="Label">Its label.</param>
/// <param name="FieldName">Orchard Core's field type.</param>
/// <param name="IsRemoved">Whether it was taken away.</param>
public sealed record OwnField(string Name, FieldOptions? Options, string Label, string FieldName, bool IsRemoved);

/// <summary>Reads types with the fields that they themselves add.</summary>
public sealed class TypeDocuments(CmsDbContext db)
{
    /// <summary>All types that have items of their own, by name as people know them.</summary>
    public async Task<IReadOnlyList<ContentTypeDefinition>> AllAsync(CancellationToken ct)
    {
        var documents = (await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == ContentTypeReader.TypeKind || d.Kind == ContentTypeReader.PartKind).ToListAsync(ct)).ToLookup(d => d.Kind);
        var parts = documents[ContentTypeReader.PartKind].ToDictionary(d => d.Name, d => JsonText.Object(d.Data));
        return [.. documents[ContentTypeReader.TypeKind].Select(d => ContentTypeReader.Type(JsonText.Object(d.Data), parts))
            .Where(t => t.Stereotype.Length == 0).OrderBy(t => t.DisplayName, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>One type; null when there is none of that name that has items of its own.</summary>
    public async Task<ContentTypeDefinition?> FindAsync(string name, CancellationToken ct) => (await AllAsync(ct)).FirstOrDefault(t => t.Name == name);

    /// <summary>The fields that a type itself adds, those that were taken away too.</summary>
    public async Task<IReadOnlyList<OwnField>> FieldsAsync(string type, CancellationToken ct) =>
        await db.SiteDocuments.AsNoTracking().FirstOrDefaultAsync(d => d.Kind == ContentTypeReader.PartKind && d.Name == type, ct) is { } row
            ? [.. ContentTypeReader.AllFields(JsonText.Object(row.Data)).Select(f => new OwnField(f.Name, FieldJson.Read(f), f.DisplayName, f.FieldName, f.IsRemoved()))]
            : [];

    /// <summary>How many items of each type there are, and how many of them are on the site.</summary>
    public async Task<IReadOnlyDictionary<string, (int Items, int Published)>> CountsAsync(CancellationToken ct)
    {
        var items = await db.ContentItems.GroupBy(i => i.ContentType).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var published = await db.PublishedPages.GroupBy(i => i.ContentType).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return items.ToDictionary(i => i.Key, i => (i.Value, published.GetValueOrDefault(i.Key)));
    }

    internal static JsonArray Records(JsonObject owner, string member)
    {
        if (owner[member] is not JsonArray list)
        {
            owner[member] = list = [];
        }

        return list;
    }
}
