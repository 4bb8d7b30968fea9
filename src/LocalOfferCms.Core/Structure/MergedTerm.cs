using System.Text.Json;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>Gives the pages that have a merged term the one that took its place: a few at a time, so that nobody waits for long. Drafts follow too;
/// old versions stay as they were.</summary>
internal sealed class MergedTerm(CmsDbContext db, ContentAmendment amendment, ISignals signals, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "structure.merge-term";
    private const int AtOnce = 20;

    public string Kind => JobKind;

    internal sealed record Payload(string Taxonomy, string From, string Into);

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var merge = JsonSerializer.Deserialize<Payload>(payload)!;
        // As it would stand in the JSON of a draft, which has no index rows.
        var written = JsonSerializer.Serialize(merge.From, JsonText.Compact);
        await FollowAsync(merge, db.Terms.Where(t => t.Taxonomy == merge.Taxonomy && t.Term == merge.From).Select(t => t.ContentItemId), ct);
        await FollowAsync(merge, db.ContentVersions.Where(v => v.Latest && !v.Published && v.Data.Contains(written)).Select(v => v.ContentItemId), ct);
    }

    private async Task FollowAsync(Payload merge, IQueryable<string> items, CancellationToken ct)
    {
        for (var last = ""; ;)
        {
            // A write of its own each time: editors come in between.
            await using var write = await db.BeginWriteAsync(ct);
            await signals.RaiseAsync(db, write, SignalTopics.Content, ct);
            var after = last;
            var some = await items.Where(id => string.Compare(id, after) > 0).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(ct);
            foreach (var id in some)
            {
                await amendment.ApplyAsync(write, id, json => Replace(json, merge), clock.GetUtcNow().UtcDateTime, ct);
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

    private static bool Replace(JsonNode? node, Payload merge)
    {
        var any = false;
        if (node is JsonObject json)
        {
            if (JsonText.String(json["TaxonomyContentItemId"]) == merge.Taxonomy && JsonText.Strings(json["TermContentItemIds"]) is var terms && terms.Contains(merge.From))
            {
                json["TermContentItemIds"] = new JsonArray([.. terms.Select(t => t == merge.From ? merge.Into : t).Distinct().Select(t => JsonValue.Create(t))]);
                any = true;
            }

            foreach (var (_, value) in json.ToList())
            {
                any |= Replace(value, merge);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var value in array)
            {
                any |= Replace(value, merge);
            }
        }

        return any;
    }
}
