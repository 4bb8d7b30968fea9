using System.Text.Json.Nodes;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>An item that comes from a register, to be put on the site as it is.</summary>
/// <param name="ContentItemId">A new id.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Title">Its title.</param>
/// <param name="Content">Its parts.</param>
public sealed record NewContent(string ContentItemId, string ContentType, string Title, JsonObject Content);

/// <summary>A version of an item, to be changed by what a register says.</summary>
public sealed class Revision
{
    internal Revision(ContentVersion version) =>
        (Title, Content, IsArchived, IsPublished) = (version.DisplayText, JsonText.Object(version.Data), version.Stage == ContentStage.Archived, version.Published);

    /// <summary>The title.</summary>
    public string Title { get; set; }

    /// <summary>The parts.</summary>
    public JsonObject Content { get; }

    /// <summary>Whether it is kept for the record only; means nothing for a draft.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Whether it is the version on the site; else it is a draft.</summary>
    public bool IsPublished { get; }
}

/// <summary>Takes in what a register says of many items, in the caller's write: new items many at a time, changes as new versions. No check for editors
/// stands in the way, since nobody here wrote it. Whoever uses it keeps each write short.</summary>
public sealed class ContentIntake
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;
    private readonly IEnumerable<IContentHandler> _handlers;
    private readonly ISearchIndex _search;
    private readonly SearchText _text;
    private readonly ISignals _signals;
    private readonly ContentAmendment _amendment;

    internal ContentIntake(CmsDbContext db, Publication publication, IEnumerable<IContentHandler> handlers, ISearchIndex search, SearchText text, ISignals signals, ContentAmendment amendment) =>
        (_db, _publication, _handlers, _search, _text, _signals, _amendment) = (db, publication, handlers, search, text, signals, amendment);

    /// <summary>Puts new items on the site, with a few statements for all of them together.</summary>
    /// <exception cref="RefusedException">An address cannot be used, or is held already.</exception>
    public async Task PublishNewAsync(WriteSession write, IReadOnlyList<NewContent> items, ChangeContext change, CancellationToken ct)
    {
        var rows = items.Select(item => RowOf(item, change)).ToList();
        await AddPathsAsync(rows, ct);
        var definitions = new Dictionary<string, string?>();
        foreach (var row in rows)
        {
            Add(row, change);
            if (!definitions.TryGetValue(row.Item.ContentType, out var definition))
            {
                definitions[row.Item.ContentType] = definition = await FilterableFields.DefinitionAsync(_db, row.Item.ContentType, ct);
            }

            _db.Fields.AddRange(FilterableFields.Find(definition, row.Item.ContentItemId, row.Content));
        }

        foreach (var handler in _handlers)
        {
            await handler.AddedAsync(_db, rows, ct);
        }

        await _db.SaveChangesAsync(ct);
        foreach (var row in rows.Where(r => r.Path is not null))
        {
            await _search.WriteAsync(_db, await _text.DocumentAsync(_db, row.Item, row.Version, row.Content, row.Path!, ct), ct);
        }

        await _signals.RaiseAsync(_db, write, TopicOf(rows), ct);
    }

    /// <summary>Changes an item: what is on the site by a new version, a draft that lies on top of it as it stands. Says whether anything was changed.</summary>
    /// <param name="write">The write.</param>
    /// <param name="contentItemId">The item.</param>
    /// <param name="revise">Changes a version, and says whether it did.</param>
    /// <param name="change">Who changes it, and the note of the change.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">The address is another item's.</exception>
    public async Task<bool> ReviseAsync(WriteSession write, string contentItemId, Func<Revision, bool> revise, ChangeContext change, CancellationToken ct)
    {
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var versions = await _db.ContentVersions.Where(v => v.ContentItemId == contentItemId && (v.Published || v.Latest)).ToListAsync(ct);
        var changed = false;
        if (versions.Find(v => v.Latest && !v.Published && v.Stage is not (ContentStage.Withdrawn or ContentStage.Archived)) is { } draft)
        {
            var revision = new Revision(draft);
            if (revise(revision))
            {
                // Whoever has the draft open learns of it when saving.
                (draft.DisplayText, draft.Data, draft.ModifiedUtc) = (PageRow.Cut(revision.Title, 512), revision.Content.ToJsonString(JsonText.Compact), change.Now);
                changed = true;
            }
        }

        if (versions.Find(v => v.Published) is { } published)
        {
            var revision = new Revision(published);
            if (revise(revision))
            {
                await PublishAsync(write, item, published, revision, change, ct);
                return true;
            }
        }

        if (changed)
        {
            await ContentSummaries.RefreshAsync(_db, contentItemId, ct);
        }

        return changed;
    }

    /// <summary>Takes an item off the site, with what stands at its address afterwards.</summary>
    public async Task WithdrawAsync(WriteSession write, string contentItemId, Closing closing, ChangeContext change, CancellationToken ct)
    {
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var published = await _db.Published(contentItemId).SingleAsync(ct);
        await _publication.WithdrawAsync(_db, write, item, published, change, ct);
        await ClosedPages.SetAsync(_db, contentItemId, published.DisplayText, closing, change.Now, ct);
        if (closing.SeeItemId is { } see)
        {
            await _signals.RaiseAsync(_db, write, SignalTopics.ContentWith([PageTags.Item(see)]), ct);
        }
    }

    /// <summary>Changes how an item is filed, and not what it says: see <see cref="ContentAmendment"/>.</summary>
    public Task<bool> FileAsync(WriteSession write, string contentItemId, Func<JsonObject, bool> amend, ChangeContext change, CancellationToken ct) =>
        _amendment.ApplyAsync(write, contentItemId, amend, change.Now, ct);

    private static PublishedContent RowOf(NewContent item, ChangeContext change)
    {
        var content = new ContentDocument(item.ContentType, item.Content);
        var title = PageRow.Cut(item.Title, 512);
        var version = new ContentVersion
        {
            ContentItemVersionId = ContentIds.New(change.Now),
            ContentItemId = item.ContentItemId,
            Number = 1,
            Latest = true,
            Published = true,
            Stage = ContentStage.Published,
            DisplayText = title,
            Owner = ContentFacts.OwnerId(content),
            Author = PageRow.Cut(change.Author, 128),
            Writers = change.AuthorId ?? change.Author,
            ChangeNote = change.Reason,
            CreatedUtc = change.Now,
            ModifiedUtc = change.Now,
            PublishedUtc = change.Now,
            Data = item.Content.ToJsonString(JsonText.Compact),
        };
        return new(new ContentItem { ContentItemId = item.ContentItemId, ContentType = item.ContentType, CreatedUtc = change.Now }, version, content, PageRow.PathOf(content, title));
    }

    private void Add(PublishedContent row, ChangeContext change)
    {
        _db.ContentItems.Add(row.Item);
        _db.ContentVersions.Add(row.Version);
        _db.PublishedPages.Add(PageRow.Of(row.Item, row.Version, row.Content, row.Path, change.Now));
        _db.Links.AddRange(ContentLinks.Find(row.Item.ContentItemId, row.Content));
        _db.Terms.AddRange(ContentLinks.Terms(row.Item.ContentItemId, row.Content));
        ContentSummaries.Add(_db, row.Item, row.Version, row.Content);
        Moves.Audit(_db, "ContentPublished", row.Version, change);
    }

    private async Task AddPathsAsync(List<PublishedContent> rows, CancellationToken ct)
    {
        var wanted = rows.Where(r => r.Path is not null).ToDictionary(r => r.Path!);
        if (wanted.Keys.Select(ContentPath.Refuse).FirstOrDefault(r => r is not null) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        var paths = wanted.Keys.ToList();
        foreach (var held in await _db.Paths.Where(p => paths.Contains(p.Path)).ToListAsync(ct))
        {
            if (held.IsCurrent)
            {
                throw new RefusedException([Publication.PathTaken(held.Path, held.ContentItemId)]);
            }

            wanted.Remove(held.Path, out var row);
            (held.ContentItemId, held.IsCurrent) = (row!.Item.ContentItemId, true);
        }

        _db.Paths.AddRange(wanted.Values.Select(row => new PathEntry { Path = row.Path!, ContentItemId = row.Item.ContentItemId, IsCurrent = true }));
    }

    private async Task PublishAsync(WriteSession write, ContentItem item, ContentVersion published, Revision revision, ChangeContext change, CancellationToken ct)
    {
        var version = await Moves.AddVersionAsync(_db, published, PageRow.Cut(revision.Title, 512), revision.Content.ToJsonString(JsonText.Compact), change, ct);
        version.Stage = revision.IsArchived ? ContentStage.Archived : ContentStage.Published;
        if (published.Latest)
        {
            published.Latest = false;
            await _db.SaveChangesAsync(ct);
            version.Latest = true;
        }

        var closes = revision.IsArchived && published.Stage != ContentStage.Archived;
        await _publication.PublishAsync(_db, write, item, version, change, ct, closes ? "ContentArchived" : "ContentPublished");
    }

    private static string TopicOf(IReadOnlyList<PublishedContent> rows) =>
        rows.Any(r => SiteSnapshotLoader.ShownEverywhere.Contains(r.Item.ContentType))
            ? SignalTopics.Content
            : SignalTopics.ContentWith(
            [
                PageTags.Anything, .. rows.Select(r => PageTags.Type(r.Item.ContentType)).Distinct(),
                .. rows.SelectMany(r => r.Content.Part("ListedPart").Items("Parents")).Distinct().Select(PageTags.LinksTo),
            ]);
}
