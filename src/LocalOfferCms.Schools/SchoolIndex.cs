using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools;

/// <summary>What published schools are found by. Written with the version, from the same content.</summary>
internal sealed class SchoolIndex
{
    /// <summary>The longest name kept.</summary>
    public const int NameLength = 256;

    /// <summary>The longest phase or kind kept.</summary>
    public const int WordLength = 32;

    public required string ContentItemId { get; init; }

    public required string Name { get; set; }

    public required string Phase { get; set; }

    public required string Kind { get; set; }
}

/// <summary>The module's tables.</summary>
internal static class SchoolsDb
{
    public static DbSet<SchoolIndex> Schools(this CmsDbContext db) => db.Set<SchoolIndex>();
}

/// <summary>Keeps <see cref="SchoolIndex"/> in step with what is published: one row for each item that has a SchoolPart.</summary>
internal sealed class SchoolIndexer : IContentHandler
{
    /// <inheritdoc/>
    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        var part = content.Part("SchoolPart");
        if (!part.Exists || version.Stage == ContentStage.Archived)
        {
            await UnpublishedAsync(db, item.ContentItemId, ct);
            return;
        }

        var row = await db.Schools().FindAsync([item.ContentItemId], ct);
        if (row is null)
        {
            row = new SchoolIndex { ContentItemId = item.ContentItemId, Name = "", Phase = "", Kind = "" };
            db.Schools().Add(row);
        }

        row.Name = Cut(version.DisplayText, SchoolIndex.NameLength);
        row.Phase = Cut(part.Text("Phase").Trim().ToLowerInvariant(), SchoolIndex.WordLength);
        row.Kind = Cut(part.Text("Kind").Trim().ToLowerInvariant(), SchoolIndex.WordLength);
    }

    /// <inheritdoc/>
    public async Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        if (await db.Schools().FindAsync([contentItemId], ct) is { } row)
        {
            db.Schools().Remove(row);
        }
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
