using System.Text.Json;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Imports;

/// <summary>Pages that somebody uploaded and has not said yes to. Kept for a day, so that the look beforehand and the making are the same.</summary>
public sealed class ImportBatch
{
    /// <summary>How long one is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Identity.</summary>
    public required string ImportBatchId { get; init; }
    /// <summary>When it was uploaded, UTC.</summary>
    public DateTime CreatedUtc { get; init; }
    /// <summary>Who uploaded it (a person's id).</summary>
    public required string PersonId { get; init; }
    /// <summary>The type that the pages become.</summary>
    public required string ContentType { get; init; }
    /// <summary>The page that they are listed under; null for none.</summary>
    public string? ParentId { get; init; }
    /// <summary>When its drafts were made, UTC.</summary>
    public DateTime? MadeUtc { get; set; }
    /// <summary>The pages as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>Keeps pages until somebody says yes, and throws away those of yesterday.</summary>
    public static async Task<string> KeepAsync(CmsDbContext db, IReadOnlyList<ForeignPage> pages, IReadOnlyList<UnreadFile> unread, ImportOptions options, string personId, DateTime now, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var oldest = now - Life;
        await db.ImportBatches.Where(b => b.CreatedUtc < oldest).ExecuteDeleteAsync(ct);
        var batch = new ImportBatch
        {
            ImportBatchId = ContentIds.New(now),
            CreatedUtc = now,
            PersonId = personId,
            ContentType = options.ContentType,
            ParentId = options.ParentId,
            Data = JsonSerializer.Serialize(new Kept(pages, unread)),
        };
        db.ImportBatches.Add(batch);
        await write.CommitAsync(ct);
        return batch.ImportBatchId;
    }

    /// <summary>The pages, and the files that are none.</summary>
    public (IReadOnlyList<ForeignPage> Pages, IReadOnlyList<UnreadFile> Unread) Read()
    {
        var kept = JsonSerializer.Deserialize<Kept>(Data)!;
        return (kept.Pages, kept.Unread);
    }

    private sealed record Kept(IReadOnlyList<ForeignPage> Pages, IReadOnlyList<UnreadFile> Unread);
}
