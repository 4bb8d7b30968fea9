using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Keeps a page at its address for the record only: with a banner, out of search, lists and menus.</summary>
public sealed class ArchiveContent
{
    private readonly CmsDbContext _db;
    private readonly Publication _publication;
    private readonly LifeStates _states;

    internal ArchiveContent(CmsDbContext db, Publication publication, LifeStates states) => (_db, _publication, _states) = (db, publication, states);

    /// <summary>Why it cannot be archived; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) =>
        state.Published is not { } published ? [ContentRefusals.NotPublished]
        : published.Stage == ContentStage.Archived ? [new("Archived", "It is archived already.")]
        : state.IsHome ? [new("HomePage", "It is the home page, which is never out of date.")]
        : [];

    /// <summary>Archives it in one transaction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await _db.BeginWriteAsync(ct);
        await _states.RequireAsync(contentItemId, Refusals, ct);
        var item = await _db.ContentItems.SingleAsync(i => i.ContentItemId == contentItemId, ct);
        var published = await _db.Published(contentItemId).SingleAsync(ct);
        published.Stage = ContentStage.Archived;
        await _publication.PublishAsync(_db, write, item, published, change, ct, "ContentArchived");
        await write.CommitAsync(ct);
    }
}
