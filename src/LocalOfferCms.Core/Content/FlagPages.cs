using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Flags every page that shows an approved wording, a fact or a source when that changes or leaves the site, in the same transaction.</summary>
internal sealed class FlagPages(TimeProvider clock) : IContentHandler
{
    private static readonly Dictionary<string, Shared> Kinds = new()
    {
        ["ApprovedWording"] = new("Wording", "ApprovedWordingPart", "approved wording"),
        ["Fact"] = new("Fact", "FactPart", "fact"),
        ["Citation"] = new("Citation", "CitationPart", "source"),
    };

    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        // Whoever publishes a page anew has looked at it.
        await ClearAsync(db, item.ContentItemId, ct);
        if (!Kinds.TryGetValue(item.ContentType, out var kind) || await BeforeAsync(db, item.ContentItemId, version.ContentItemVersionId, ct) is not { } before)
        {
            return;
        }

        var was = new ContentDocument(item.ContentType, JsonText.Object(before.Data)).Part(kind.Part);
        if (!JsonNode.DeepEquals(was.Json, content.Part(kind.Part).Json))
        {
            var keys = new[] { was.Text("Key"), content.Part(kind.Part).Text("Key") }.Distinct();
            await FlagAsync(db, item.ContentItemId, kind, keys, $"The {kind.Name} '{version.DisplayText}' has changed.", ct);
        }
    }

    // Nothing was shown of a new item before.
    public Task AddedAsync(CmsDbContext db, IReadOnlyList<PublishedContent> added, CancellationToken ct) => Task.CompletedTask;

    // Nobody has looked at the page, and it says what it said.
    public Task AmendedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct) => Task.CompletedTask;

    public async Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        await ClearAsync(db, contentItemId, ct);
        var type = await db.ContentItems.Where(i => i.ContentItemId == contentItemId).Select(i => i.ContentType).FirstOrDefaultAsync(ct);
        await db.SaveChangesAsync(ct);
        if (type is not null && Kinds.TryGetValue(type, out var kind) && await BeforeAsync(db, contentItemId, "", ct) is { } before)
        {
            var was = new ContentDocument(type, JsonText.Object(before.Data)).Part(kind.Part);
            await FlagAsync(db, contentItemId, kind, [was.Text("Key")], $"The {kind.Name} '{before.DisplayText}' is no longer on the site.", ct);
        }
    }

    /// <summary>The version that was on the site until now; null for an item that was not.</summary>
    private static Task<ContentVersion?> BeforeAsync(CmsDbContext db, string id, string versionId, CancellationToken ct) =>
        db.ContentVersions.AsNoTracking().Where(v => v.ContentItemId == id && v.ContentItemVersionId != versionId && v.UnpublishedUtc != null)
            .OrderByDescending(v => v.UnpublishedUtc).ThenByDescending(v => v.Number).FirstOrDefaultAsync(ct);

    private async Task FlagAsync(CmsDbContext db, string sourceId, Shared kind, IEnumerable<string> keys, string reason, CancellationToken ct)
    {
        var users = await UsersAsync(db, kind.Link, keys, ct);

        // A wording may show a fact; then the pages that show the wording show the fact too.
        var wordings = await db.ContentVersions.AsNoTracking()
            .Where(v => users.Contains(v.ContentItemId) && v.Published && db.PublishedPages.Any(p => p.ContentItemId == v.ContentItemId && p.ContentType == "ApprovedWording"))
            .Select(v => v.Data).ToListAsync(ct);
        users.UnionWith(await UsersAsync(db, "Wording", wordings.Select(data => new ContentDocument("", JsonText.Object(data)).Part("ApprovedWordingPart").Text("Key")), ct));
        var flags = await db.ReviewFlags.Where(f => f.SourceItemId == sourceId).ToDictionaryAsync(f => f.ContentItemId, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var id in users)
        {
            if (flags.TryGetValue(id, out var flag))
            {
                (flag.Reason, flag.FlaggedUtc) = (reason, now);
            }
            else
            {
                db.ReviewFlags.Add(new ReviewFlag { ContentItemId = id, SourceItemId = sourceId, Reason = reason, FlaggedUtc = now });
            }
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<HashSet<string>> UsersAsync(CmsDbContext db, string link, IEnumerable<string> keys, CancellationToken ct)
    {
        var wanted = keys.ToList();
        return [.. await db.Links.Where(l => l.Kind == link && wanted.Contains(l.ToItemId)).Select(l => l.FromItemId).Distinct().ToListAsync(ct)];
    }

    private static async Task ClearAsync(CmsDbContext db, string id, CancellationToken ct) =>
        db.ReviewFlags.RemoveRange(await db.ReviewFlags.Where(f => f.ContentItemId == id).ToListAsync(ct));

    /// <summary>What can be shown on many pages.</summary>
    /// <param name="Link">The kind of the links that lead to it.</param>
    /// <param name="Part">The part that holds it.</param>
    /// <param name="Name">What it is called in words.</param>
    private sealed record Shared(string Link, string Part, string Name);
}
