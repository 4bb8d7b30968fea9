using System.Text.Json;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Types;

/// <summary>Writes the index rows and search documents of a type's published items anew, once its definition has changed what they hold.
/// A few at a time, so that nobody waits for long.</summary>
internal sealed class ReindexType(CmsDbContext db, ContentAmendment amendment, ISignals signals) : IJobHandler
{
    public const string JobKind = "types.reindex";
    private const int AtOnce = 20;

    public string Kind => JobKind;

    internal sealed record Payload(string Type);

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var type = JsonSerializer.Deserialize<Payload>(payload)!.Type;
        for (var last = ""; ;)
        {
            await using var write = await db.BeginWriteAsync(ct);
            await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
            var after = last;
            var some = await db.PublishedPages.AsNoTracking().Where(p => p.ContentType == type && string.Compare(p.ContentItemId, after) > 0)
                .OrderBy(p => p.ContentItemId).Select(p => p.ContentItemId).Take(AtOnce).ToListAsync(ct);
            foreach (var id in some)
            {
                await amendment.ReindexAsync(write, id, ct);
            }

            await write.CommitAsync(ct);
            db.ChangeTracker.Clear();
            if (some.Count < AtOnce)
            {
                return;
            }

            last = some[^1];
        }
    }
}
