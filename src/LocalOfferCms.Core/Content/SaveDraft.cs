using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>What an editor saves.</summary>
/// <param name="ContentItemId">The item; null for a new one.</param>
/// <param name="ContentType">The type; must be the item's own for one that exists.</param>
/// <param name="DisplayText">The title in lists.</param>
/// <param name="Content">The parts.</param>
/// <param name="ShowChangeNote">Whether the reason of the change is shown to the public once it is published.</param>
public sealed record DraftOptions(string? ContentItemId, string ContentType, string DisplayText, JsonObject Content, bool ShowChangeNote = false)
{
    /// <summary>What the editor began with; null when nobody could have changed it meanwhile.</summary>
    public DraftBase? Base { get; init; }
}

/// <summary>What somebody began to edit.</summary>
/// <param name="Data">The newest version's content as it was stored; null for an item that was not there.</param>
public sealed record DraftBase(string? Data)
{
    /// <summary>The code of the refusal when the newest version's content is another by now.</summary>
    public const string ChangedMeanwhile = "ChangedMeanwhile";
}

/// <summary>Saves a draft: a new version on top of a published one, else the draft that is there.</summary>
public sealed class SaveDraft
{
    private readonly CmsDbContext _db;
    private readonly IEnumerable<IContentHandler> _handlers;

    internal SaveDraft(CmsDbContext db, IEnumerable<IContentHandler> handlers) => (_db, _handlers) = (db, handlers);

    /// <summary>Saves it in one transaction and returns the item's id.</summary>
    /// <exception cref="RefusedException">The item is of another type, or in the recycle bin, or was changed since <see cref="DraftOptions.Base"/>.</exception>
    public async Task<string> ExecuteAsync(DraftOptions options, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        var id = options.ContentItemId ?? ContentIds.New(change.Now);
        var item = await _db.ContentItems.FirstOrDefaultAsync(i => i.ContentItemId == id, ct);
        var isNew = item is null;
        if (item is null)
        {
            _db.ContentItems.Add(item = new ContentItem { ContentItemId = id, ContentType = options.ContentType, CreatedUtc = change.Now });
        }
        else if (item.ContentType != options.ContentType)
        {
            throw new RefusedException([new("OtherType", $"This is a {item.ContentType}; it cannot become a {options.ContentType}.")]);
        }

        else if (await _db.IsBinnedAsync(id, ct))
        {
            throw new RefusedException([ContentRefusals.InBin]);
        }

        var latest = await _db.ContentVersions.FirstOrDefaultAsync(v => v.ContentItemId == id && v.Latest, ct);
        if (options.Base is { } began && began.Data != latest?.Data)
        {
            throw new RefusedException([ContentRefusals.ChangedMeanwhile]);
        }

        var version = latest is { Published: false, Stage: ContentStage.Draft } ? latest : await AddAsync(item, latest, options, change, ct);
        var before = latest is { Published: false } ? ContentFacts.Scheduled(new ContentDocument(item.ContentType, JsonText.Object(latest.Data))) : null;
        Fill(version, options, change);
        if (before is not null)
        {
            Moves.Audit(_db, "ContentUnscheduled", version, change with { Reason = "It was changed after the time had been set." });
        }

        await ContentSummaries.RefreshAsync(_db, id, ct);
        foreach (var handler in _handlers)
        {
            await handler.SavedAsync(_db, item, version, isNew, ct);
        }

        await write.CommitAsync(ct);
        return id;
    }

    private static void Fill(ContentVersion version, DraftOptions options, ChangeContext change)
    {
        // What goes on the site by itself at a set time has been looked at as it is: whoever changes it sets the time anew.
        var content = (JsonObject)options.Content.DeepClone();
        content.Remove("PublishLaterPart");
        version.DisplayText = PageRow.Cut(options.DisplayText, 512);
        version.Data = content.ToJsonString(JsonText.Compact);
        version.Owner = ContentFacts.OwnerId(new ContentDocument(options.ContentType, content)) ?? version.Owner;
        version.ModifiedUtc = change.Now;
        version.Author = change.Author;
        version.Writers = string.Join('\n', (version.Writers?.Split('\n') ?? []).Append(change.AuthorId ?? change.Author).Distinct());
        version.ChangeNote = change.Reason;
        version.ShowChangeNote = options.ShowChangeNote;
    }

    private async Task<ContentVersion> AddAsync(ContentItem item, ContentVersion? latest, DraftOptions options, ChangeContext change, CancellationToken ct)
    {
        var number = await _db.ContentVersions.Where(v => v.ContentItemId == item.ContentItemId).MaxAsync(v => (int?)v.Number, ct) ?? 0;
        latest?.Latest = false;
        var version = new ContentVersion
        {
            ContentItemVersionId = ContentIds.New(change.Now),
            ContentItemId = item.ContentItemId,
            Number = number + 1,
            Latest = true,
            DisplayText = options.DisplayText,
            Owner = latest?.Owner,
            CreatedUtc = change.Now,
            Data = "{}",
        };
        _db.ContentVersions.Add(version);
        return version;
    }
}
