using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Who looks after the page: the person who was chosen, else the one whose name or address is written.</summary>
internal sealed class ItemOwner(CmsDbContext db, Owners owners) : IOwnerLookup
{
    public int Order => OwnerRung.Item;

    public string Because => "You get it because you look after this page.";

    public async Task<IReadOnlyList<string>> FindAsync(OwnerSubject subject, CancellationToken ct) =>
        subject.ContentItemId is { } id ? await OwnersOfAsync(db, owners, [id], ct) : [];

    /// <summary>The owners of pages, in the order of the pages.</summary>
    internal static async Task<IReadOnlyList<string>> OwnersOfAsync(CmsDbContext db, Owners owners, IReadOnlyList<string> pages, CancellationToken ct)
    {
        var rows = await db.ContentSummaries.AsNoTracking().Where(s => pages.Contains(s.ContentItemId)).Select(s => new { s.ContentItemId, s.OwnerId, s.Owner }).ToListAsync(ct);
        var people = rows.Exists(r => r.OwnerId is null && r.Owner.Length > 0) ? await owners.ListAsync(ct) : [];
        return [.. pages.Select(id => rows.Find(r => r.ContentItemId == id)).Where(r => r is not null).Select(r => r!.OwnerId ?? Owners.Match(people, null, r.Owner)?.Id).OfType<string>()];
    }
}

/// <summary>Who has a role that is limited to the topic.</summary>
internal sealed class TopicOwner(CmsDbContext db) : IOwnerLookup
{
    public int Order => OwnerRung.Topic;

    public string Because => "You get it because you look after its topic.";

    public async Task<IReadOnlyList<string>> FindAsync(OwnerSubject subject, CancellationToken ct)
    {
        IReadOnlyList<string> topics = subject.Topic is { } topic ? [topic]
            : subject.ContentItemId is { } id ? await db.SummaryTopics.Where(t => t.ContentItemId == id).OrderBy(t => t.Topic).Select(t => t.Topic).ToListAsync(ct) : [];
        return topics.Count == 0 ? [] : await db.PersonRoles.Where(r => topics.Contains(r.Topic)).OrderBy(r => r.Topic).ThenBy(r => r.PersonId).Select(r => r.PersonId).ToListAsync(ct);
    }
}

/// <summary>Who looks after the nearest section above the page.</summary>
internal sealed class SectionOwner(CmsDbContext db, Owners owners) : IOwnerLookup
{
    private const int Deepest = 8;

    public int Order => OwnerRung.Section;

    public string Because => "You get it because you look after the section that this page is in.";

    public async Task<IReadOnlyList<string>> FindAsync(OwnerSubject subject, CancellationToken ct)
    {
        var above = new List<string>();
        for (var at = subject.ContentItemId; at is not null && above.Count < Deepest;)
        {
            var page = at;
            at = await db.PublishedPages.Where(p => p.ContentItemId == page).Select(p => p.ParentId).FirstOrDefaultAsync(ct);
            if (at is null || at == subject.ContentItemId || above.Contains(at))
            {
                break;
            }

            above.Add(at);
        }

        return above.Count == 0 ? [] : await ItemOwner.OwnersOfAsync(db, owners, above, ct);
    }
}
