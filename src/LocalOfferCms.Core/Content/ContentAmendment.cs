using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Changes how an item is filed (where it is listed, by which terms it is found, which of its fields are indexed) and not what it says.
/// The version on the site and the newest draft are changed as they stand: no new version, no new "last updated", and no page
/// counts as looked at. Everything else about a published version never changes.</summary>
public sealed class ContentAmendment
{
    private readonly CmsDbContext _db;
    private readonly ISearchIndex _search;
    private readonly SearchText _text;
    private readonly IEnumerable<IContentHandler> _handlers;
    private readonly ISignals _signals;

    internal ContentAmendment(CmsDbContext db, ISearchIndex search, SearchText text, IEnumerable<IContentHandler> handlers, ISignals signals) =>
        (_db, _search, _text, _handlers, _signals) = (db, search, text, handlers, signals);

    /// <summary>Changes the item in the caller's write; says whether anything was changed.</summary>
    /// <param name="write">The write.</param>
    /// <param name="contentItemId">The item.</param>
    /// <param name="amend">Changes the parts, and says whether it did.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<bool> ApplyAsync(WriteSession write, string contentItemId, Func<JsonObject, bool> amend, DateTime now, CancellationToken ct)
    {
        var item = await _db.ContentItems.FirstOrDefaultAsync(i => i.ContentItemId == contentItemId, ct);
        var versions = await _db.ContentVersions.Where(v => v.ContentItemId == contentItemId && (v.Published || v.Latest)).ToListAsync(ct);
        var any = false;
        foreach (var version in versions)
        {
            var json = JsonText.Object(version.Data);
            if (!amend(json))
            {
                continue;
            }

            any = true;
            version.Data = json.ToJsonString(JsonText.Compact);
            if (version.Published)
            {
                await ReindexAsync(write, item!, version, ct);
            }
            else
            {
                // Whoever has the draft open learns of it when saving.
                version.ModifiedUtc = now;
            }
        }

        if (any)
        {
            await ContentSummaries.RefreshAsync(_db, contentItemId, ct);
        }

        return any;
    }

    /// <summary>Writes the index rows and the search document of what is on the site anew, in the caller's write.</summary>
    internal async Task ReindexAsync(WriteSession write, string contentItemId, CancellationToken ct)
    {
        if (await _db.ContentVersions.FirstOrDefaultAsync(v => v.ContentItemId == contentItemId && v.Published, ct) is { } version)
        {
            await ReindexAsync(write, await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct), version, ct);
        }
    }

    private async Task ReindexAsync(WriteSession write, ContentItem item, ContentVersion version, CancellationToken ct)
    {
        var content = new ContentDocument(item.ContentType, JsonText.Object(version.Data));
        var path = PageRow.PathOf(content, version.DisplayText);
        var changed = await ContentChange.BeginAsync(_db, item, ct);
        await Publication.ReplaceIndexRowsAsync(_db, item, version, content, path, ct);
        if (path is not null && version.Stage != ContentStage.Archived)
        {
            await _search.WriteAsync(_db, await _text.DocumentAsync(_db, item, version, content, path, ct), ct);
        }

        foreach (var handler in _handlers)
        {
            await handler.AmendedAsync(_db, item, version, content, ct);
        }

        await _signals.RaiseAsync(_db, write, await changed.TopicAsync(_db, ct), ct);
        await _db.SaveChangesAsync(ct);
    }
}
