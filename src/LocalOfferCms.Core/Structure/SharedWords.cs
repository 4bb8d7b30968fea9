using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Structure;

/// <summary>Something that many pages show.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Title">Its title.</param>
/// <param name="Key">The key that texts refer to it by; empty for a contact card.</param>
/// <param name="UsedOn">How many published items show it.</param>
/// <param name="Flagged">How many of them wait for somebody to look at them again, since it has changed.</param>
/// <param name="ReviewDue">When it is to be looked at itself.</param>
public sealed record SharedWord(string Id, string ContentType, string Title, string Key, int UsedOn, int Flagged, DateOnly? ReviewDue);

/// <summary>A page that shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its address; null for an item without a page.</param>
/// <param name="Flag">Why somebody must look at it again; null when nobody must.</param>
public sealed record SharedWordUse(string Id, string Title, string? Path, string? Flag);

/// <summary>Lists approved wordings, sources, dated facts and contact cards with where they are used.</summary>
public sealed class SharedWords(CmsDbContext db)
{
    /// <summary>How many are shown at once.</summary>
    public const int PageSize = 50;

    // The kind of the link that leads to it, and the part that holds its key.
    private static readonly Dictionary<string, (string Link, string Part)> Kinds = new()
    {
        ["ApprovedWording"] = ("Wording", "ApprovedWordingPart"),
        ["Citation"] = ("Citation", "CitationPart"),
        ["Fact"] = ("Fact", "FactPart"),
        ["ContactCard"] = ("Contact", ""),
    };

    /// <summary>The types that it knows.</summary>
    public static IReadOnlyCollection<string> Types => Kinds.Keys;

    /// <summary>Those of a type, by title.</summary>
    public async Task<(IReadOnlyList<SharedWord> Words, int Total)> ListAsync(string type, int page, CancellationToken ct)
    {
        var (link, part) = Kinds[type];
        var all = db.PublishedPages.AsNoTracking().Where(p => p.ContentType == type);
        var total = await all.CountAsync(ct);
        var rows = await (from item in all.OrderBy(p => p.Title).ThenBy(p => p.ContentItemId).Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
                          join version in db.ContentVersions on item.ContentItemVersionId equals version.ContentItemVersionId
                          orderby item.Title, item.ContentItemId
                          select new { item.ContentItemId, item.Title, item.ReviewDue, version.Data, Flagged = db.ReviewFlags.Count(f => f.SourceItemId == item.ContentItemId) })
            .ToListAsync(ct);
        var words = rows.Select(r => new { Row = r, Key = KeyOf(r.ContentItemId, r.Data, type, part) }).ToList();
        var keys = words.Select(w => w.Key).ToList();
        var uses = await db.Links.Where(l => l.Kind == link && keys.Contains(l.ToItemId)).GroupBy(l => l.ToItemId)
            .Select(g => new { g.Key, Count = g.Select(l => l.FromItemId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return ([.. words.Select(w => new SharedWord(w.Row.ContentItemId, type, w.Row.Title, part.Length > 0 ? w.Key : "", uses.GetValueOrDefault(w.Key), w.Row.Flagged, w.Row.ReviewDue))], total);
    }

    /// <summary>One with the pages that show it; null when it is not on the site.</summary>
    public async Task<(SharedWord Word, IReadOnlyList<SharedWordUse> Uses)?> FindAsync(string id, int page, CancellationToken ct)
    {
        var row = await (from item in db.PublishedPages.AsNoTracking().Where(p => p.ContentItemId == id)
                         join version in db.ContentVersions on item.ContentItemVersionId equals version.ContentItemVersionId
                         select new { item.ContentType, item.Title, item.ReviewDue, version.Data, Flagged = db.ReviewFlags.Count(f => f.SourceItemId == id) }).FirstOrDefaultAsync(ct);
        if (row is null || !Kinds.TryGetValue(row.ContentType, out var kind))
        {
            return null;
        }

        var key = KeyOf(id, row.Data, row.ContentType, kind.Part);
        var used = db.PublishedPages.AsNoTracking().Where(p => db.Links.Where(l => l.Kind == kind.Link && l.ToItemId == key).Select(l => l.FromItemId).Contains(p.ContentItemId));
        var total = await used.CountAsync(ct);
        var uses = await used.OrderBy(p => p.Title).ThenBy(p => p.ContentItemId).Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .Select(p => new SharedWordUse(p.ContentItemId, p.Title, p.Path,
                db.ReviewFlags.Where(f => f.ContentItemId == p.ContentItemId && f.SourceItemId == id).Select(f => f.Reason).FirstOrDefault())).ToListAsync(ct);
        return (new(id, row.ContentType, row.Title, kind.Part.Length > 0 ? key : "", total, row.Flagged, row.ReviewDue), uses);
    }

    private static string KeyOf(string id, string data, string type, string part) =>
        part.Length == 0 ? id : new ContentDocument(type, JsonText.Object(data)).Part(part).Text("Key") is { Length: > 0 } key ? key : id;
}
