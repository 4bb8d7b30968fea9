using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Guidance.FactSheets;

/// <summary>Remembers which fact sheets belong together, so that each can name the others without knowing them.</summary>
internal sealed class SheetIndexer : IContentHandler
{
    /// <summary>The series of a sheet, among the fields that can be looked up.</summary>
    public const string Series = "FactSheetPart.Series";

    /// <summary>The sheet's number in it.</summary>
    public const string Number = "FactSheetPart.Number";

    private const int Longest = 256;

    /// <inheritdoc/>
    public Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        var part = content.Part("FactSheetPart");
        if (SeriesOf(part) is { Length: > 0 } series)
        {
            db.Fields.Add(new FieldEntry { ContentItemId = item.ContentItemId, Field = Series, Text = series });
            db.Fields.Add(new FieldEntry { ContentItemId = item.ContentItemId, Field = Number, Number = part.Number("Number") ?? 0 });
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The name of a sheet's series; empty when it is in none.</summary>
    public static string SeriesOf(ContentPart part) => part.Text("Series").Trim() is var series && series.Length > Longest ? series[..Longest] : series;
}
