using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Keeps a page at its address for the record only: with a banner, out of search, lists and menus.</summary>
public sealed class ArchiveContent
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;

    internal ArchiveContent(CmsDbContext db, Publication publication) => (_db, _publication) = (db, publication);

    /// <summary>Why it cannot be archived; empty when it can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(string contentItemId, CancellationToken ct)
    {
        var published = await _db.Published(contentItemId).AsNoTracking().FirstOrDefaultAsync(ct);
        return published is null ? [ContentRefusals.NotPublished]
            : published.Stage == ContentStage.Archived ? [new("Archived", "It is archived already.")]
            : await _db.Paths.AnyAsync(p => p.ContentItemId == contentItemId && p.Path == "" && p.IsCurrent, ct) ? [new("HomePage", "It is the home page, which is never out of date.")]
            : [];
    }

    /// <summary>Archives it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        (await RefusalsAsync(contentItemId, ct)).ThrowIfAny();
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var published = await _db.Published(contentItemId).SingleAsync(ct);
        published.Stage = ContentStage.Archived;
        await _publication.PublishAsync(_db, write, item, published, change, ct, "ContentArchived");
        await write.CommitAsync(ct);
    }
}
