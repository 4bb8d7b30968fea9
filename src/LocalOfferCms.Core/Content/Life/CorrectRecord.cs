using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Puts right what a page says by a record, and not by its editor: on the site at once, as a version of its own, and in a draft that lies on top of it,
/// so that whoever publishes the draft later undoes nothing.</summary>
public sealed class CorrectRecord
{
    private readonly CmsDbContext _db;
    private readonly FactChange _facts;

    internal CorrectRecord(CmsDbContext db, FactChange facts) => (_db, _facts) = (db, facts);

    /// <summary>Changes the item in the caller's write.</summary>
    /// <param name="write">The write.</param>
    /// <param name="contentItemId">The item.</param>
    /// <param name="set">Changes a version's content.</param>
    /// <param name="change">Who changes it; the reason is the note of the change.</param>
    /// <param name="what">The audit event.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">It is not there, or in the recycle bin.</exception>
    public async Task ApplyAsync(WriteSession write, string contentItemId, Action<JsonObject> set, ChangeContext change, string what, CancellationToken ct)
    {
        if (await _db.ContentItems.FirstOrDefaultAsync(i => i.ContentItemId == contentItemId, ct) is not { } item)
        {
            throw new RefusedException([ContentRefusals.NotFound]);
        }

        if (await _db.IsBinnedAsync(contentItemId, ct))
        {
            throw new RefusedException([ContentRefusals.InBin]);
        }

        await _facts.ApplyAsync(write, item, set, change, what, looked: false, ct);
    }
}
