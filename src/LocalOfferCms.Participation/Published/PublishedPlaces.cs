using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>How many answers stand under a page, and of which items: its own, and those that closed and lead here.</summary>
internal sealed record AnswerPlace(IReadOnlyList<string> ItemIds, int Published, int Removed);

/// <summary>Which pages of a council have answers under them.</summary>
internal sealed class AnswerPlaces(IReadOnlyDictionary<string, AnswerPlace> pages)
{
    private const int LongestChain = 10;

    public AnswerPlace? Find(string contentItemId) => pages.GetValueOrDefault(contentItemId);

    public static async Task<AnswerPlaces> LoadAsync(CmsDbContext db, CancellationToken ct)
    {
        var counts = await db.Set<CommentResponse>().AsNoTracking()
            .Where(r => r.ContentItemId != null && (r.Stage == ResponseStage.Published || (r.Stage == ResponseStage.Removed && r.PublishedUtc != null)))
            .GroupBy(r => new { r.ContentItemId, r.Stage }).Select(g => new { Item = g.Key.ContentItemId!, g.Key.Stage, Count = g.Count() }).ToListAsync(ct);
        var leads = counts.Count == 0 ? [] : await db.ClosedPages.AsNoTracking().Where(c => c.Redirects && c.SeeItemId != null)
            .ToDictionaryAsync(c => c.ContentItemId, c => c.SeeItemId!, ct);
        return new(counts.GroupBy(c => End(c.Item, leads)).ToDictionary(g => g.Key, g => new AnswerPlace(
            [.. g.Select(c => c.Item).Distinct()],
            g.Where(c => c.Stage == ResponseStage.Published).Sum(c => c.Count), g.Where(c => c.Stage == ResponseStage.Removed).Sum(c => c.Count))));
    }

    private static string End(string item, Dictionary<string, string> leads)
    {
        for (var i = 0; i < LongestChain && leads.TryGetValue(item, out var next); i++)
        {
            item = next;
        }

        return item;
    }
}

/// <summary>Keeps them in memory, so that pages without answers cost no query.</summary>
internal sealed class PublishedPlaces(ISignals signals, TimeProvider clock) : CouncilMemory<AnswerPlaces>(signals, clock)
{
    public Task<AnswerPlaces> GetAsync(CmsDbContext db, CancellationToken ct) => GetAsync(db.Tenant.Id, () => AnswerPlaces.LoadAsync(db, ct));
}
