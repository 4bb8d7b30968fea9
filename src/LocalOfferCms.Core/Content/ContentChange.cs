using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>What of the site is out of date once an item is published or withdrawn: worked out from its links before and after.</summary>
internal sealed class ContentChange
{
    private readonly ContentItem _item;
    private readonly HashSet<string> _linked;

    private ContentChange(ContentItem item, IEnumerable<string> linked)
    {
        _item = item;
        _linked = [.. linked];
    }

    /// <summary>Notes how things stand before the index rows change.</summary>
    public static async Task<ContentChange> BeginAsync(CmsDbContext db, ContentItem item, CancellationToken ct) => new(item, await LinkedAsync(db, item, ct));

    /// <summary>The topic that says so to everybody who holds pages.</summary>
    public async Task<string> TopicAsync(CmsDbContext db, CancellationToken ct)
    {
        _linked.UnionWith(await LinkedAsync(db, _item, ct));
        List<string> tags =
        [
            PageTags.Anything, PageTags.Type(_item.ContentType), PageTags.Item(_item.ContentItemId),
            PageTags.LinksTo(_item.ContentItemId), .. _linked.Select(PageTags.LinksTo),
        ];
        if (await IsShownEverywhereAsync(db, ct))
        {
            tags.Add(PageTags.Site);
        }

        return SignalTopics.ContentWith(tags);
    }

    /// <summary>Whether the snapshot holds it: words, facts, the default contact, the home page and its sections.</summary>
    private async Task<bool> IsShownEverywhereAsync(CmsDbContext db, CancellationToken ct)
    {
        if (SiteSnapshotLoader.ShownEverywhere.Contains(_item.ContentType))
        {
            return true;
        }

        var home = await db.Paths.Where(p => p.Path == "" && p.IsCurrent).Select(p => p.ContentItemId).FirstOrDefaultAsync(ct);
        return home is not null && (home == _item.ContentItemId || _linked.Contains(home))
            || (_item.ContentType == "ContactCard" && await SiteSnapshotLoader.DefaultContactAsync(db, ct) == _item.ContentItemId);
    }

    private static Task<List<string>> LinkedAsync(CmsDbContext db, ContentItem item, CancellationToken ct) =>
        db.Links.Where(l => l.FromItemId == item.ContentItemId && PageLoader.ShownBackwards.Contains(l.Kind)).Select(l => l.ToItemId).Distinct().ToListAsync(ct);
}
