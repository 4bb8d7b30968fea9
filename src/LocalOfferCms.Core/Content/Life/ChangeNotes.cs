using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Tells readers of a page why it changed, when an editor had no need to say so: a version with the same words and a note for the public.</summary>
public sealed class ChangeNotes
{
    private const int Longest = 500;
    private readonly CmsDbContext _db;
    private readonly Publication _publication;

    internal ChangeNotes(CmsDbContext db, Publication publication) => (_db, _publication) = (db, publication);

    /// <summary>Adds the note (the change's reason) to the page as it is on the site, in the caller's write; drafts stay as they are.
    /// Says whether there was a page: one that has left the site gets none.</summary>
    public async Task<bool> AddAsync(WriteSession write, string contentItemId, ChangeContext change, CancellationToken ct)
    {
        if (await _db.Published(contentItemId).FirstOrDefaultAsync(ct) is not { } published)
        {
            return false;
        }

        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var next = await Moves.AddVersionAsync(_db, published, published.DisplayText, published.Data, change with { Reason = PageRow.Cut(change.Reason ?? "", Longest) }, ct);
        (next.Stage, next.Writers, next.Latest, next.ShowChangeNote) = (published.Stage, published.Writers, published.Latest, true);
        published.Latest = false;
        var flags = await _db.ReviewFlags.AsNoTracking().Where(f => f.ContentItemId == contentItemId).ToListAsync(ct);
        var updated = await _db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == contentItemId).Select(p => (DateTime?)p.PublishedUtc).FirstOrDefaultAsync(ct);
        await _publication.PublishAsync(_db, write, item, next, change, ct, "ChangeNoteAdded");
        await _db.SaveChangesAsync(ct);
        _db.ReviewFlags.AddRange(flags);
        if (updated is { } since && await _db.PublishedPages.FindAsync([contentItemId], ct) is { } page)
        {
            // "Last updated" tells readers when the words changed.
            page.PublishedUtc = since;
        }

        return true;
    }
}
