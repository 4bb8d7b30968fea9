using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Makes index rows of the fields that a type's definition marks <c>LocalOfferFieldSettings.Filterable</c>,
/// so that a council's own field can be filtered by without code.</summary>
internal static class FilterableFields
{
    /// <summary>What stands in the index for a yes.</summary>
    public const string Yes = "yes";

    /// <summary>What stands in the index for a no.</summary>
    public const string No = "no";

    public static async Task<List<FieldEntry>> FindAsync(CmsDbContext db, string contentItemId, ContentDocument content, CancellationToken ct) =>
        Find(await DefinitionAsync(db, content.ContentType, ct), contentItemId, content);

    /// <summary>The definition of a type, for many items of it.</summary>
    public static Task<string?> DefinitionAsync(CmsDbContext db, string contentType, CancellationToken ct) => db.SiteDocuments.AsNoTracking()
        .Where(d => d.Kind == ContentTypeReader.PartKind && d.Name == contentType).Select(d => d.Data).FirstOrDefaultAsync(ct);

    public static List<FieldEntry> Find(string? definition, string contentItemId, ContentDocument content)
    {
        if (definition is null || !definition.Contains("\"Filterable\"", StringComparison.Ordinal))
        {
            return [];
        }

        return [.. ContentTypeReader.Fields(JsonText.Object(definition))
            .Where(field => field.IsFilterable())
            .SelectMany(field => Rows(contentItemId, content, field))];
    }

    private static IEnumerable<FieldEntry> Rows(string contentItemId, ContentDocument content, FieldDefinition field)
    {
        var own = content.Own;
        return field.FieldName switch
        {
            "NumericField" => own.Number(field.Name) is { } number ? [Row(number)] : [],
            "BooleanField" => own.Json?[field.Name] is null ? [] : [Row(own.Flag(field.Name) ? Yes : No)],
            "DateField" or "DateTimeField" => own.Moment(field.Name) is { } moment ? [Row(moment)] : [],
            "TaxonomyField" => own.Terms(field.Name).Select((term, position) => Row(term, position)),
            "MultiTextField" => own.Values(field.Name).Select((value, position) => Row(value, position)),
            _ => own.Text(field.Name) is { Length: > 0 } text ? [Row(text)] : [],
        };

        FieldEntry Row(object value, int position = 0) => new()
        {
            ContentItemId = contentItemId,
            Field = PageRow.Cut($"{content.ContentType}.{field.Name}", 128),
            Position = position,
            Text = value is string text ? PageRow.Cut(text, 256) : null,
            Number = value as double?,
            Date = value as DateTime?,
        };
    }
}
