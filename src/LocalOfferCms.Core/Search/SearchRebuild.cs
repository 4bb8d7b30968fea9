using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Search;

/// <summary>Makes a council's search index anew from what is published. The site is read and searched meanwhile: pages are replaced a few at a time.</summary>
public sealed class SearchRebuild
{
    // A few pages each time, so that an editor who publishes meanwhile waits no longer than a moment.
    private const int AtOnce = 20;

    private readonly CmsDbContext _db;
    private readonly ISearchIndex _index;
    private readonly SearchText _text;
    private readonly ISignals _signals;
    private readonly IEnumerable<ISearchSource> _sources;

    internal SearchRebuild(CmsDbContext db, ISearchIndex index, SearchText text, ISignals signals, IEnumerable<ISearchSource> sources) =>
        (_db, _index, _text, _signals, _sources) = (db, index, text, signals, sources);

    /// <summary>Does it; gives the number of pages that are in the index now. Running it again does no harm.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var published = await _db.PublishedPages.AsNoTracking().Where(p => p.Path != null).Select(p => p.ContentItemId).ToListAsync(ct);
        foreach (var source in _sources)
        {
            published.AddRange(await source.IdsAsync(_db, ct));
        }

        var gone = (await _index.ItemsAsync(_db, ct)).Except(published);
        var count = 0;
        foreach (var some in published.Concat(gone).Chunk(AtOnce))
        {
            await using var write = await _db.BeginWriteAsync(ct);
            count += await ReplaceAsync(some, ct);
            await _signals.RaiseAsync(_db, write, SignalTopics.Content, ct);
            await write.CommitAsync(ct);
            _db.ChangeTracker.Clear();
        }

        return count;
    }

    // Read within the write: what was published or withdrawn since the list was made counts.
    private async Task<int> ReplaceAsync(string[] ids, CancellationToken ct)
    {
        var rows = await (from page in _db.PublishedPages
                          join version in _db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
                          join item in _db.ContentItems on page.ContentItemId equals item.ContentItemId
                          where page.Path != null && ids.Contains(page.ContentItemId)
                          select new { item, version, page.Path }).AsNoTracking().ToListAsync(ct);
        foreach (var row in rows)
        {
            var content = new ContentDocument(row.item.ContentType, JsonText.Object(row.version.Data));
            await _index.WriteAsync(_db, await _text.DocumentAsync(_db, row.item, row.version, content, row.Path!, ct), ct);
        }

        var kept = rows.Select(row => row.item.ContentItemId).ToHashSet();
        foreach (var source in _sources)
        {
            foreach (var document in await source.ReadAsync(_db, ids, ct))
            {
                await _index.WriteAsync(_db, document, ct);
                kept.Add(document.ContentItemId);
            }
        }

        foreach (var id in ids.Except(kept))
        {
            await _index.RemoveAsync(_db, id, ct);
        }

        return kept.Count;
    }
}
