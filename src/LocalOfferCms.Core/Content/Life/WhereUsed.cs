using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>A page on the site that shows an item, links to it, or is listed under it.</summary>
/// <param name="ContentItemId">The page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its address; null when it has none.</param>
/// <param name="Kind">How: the kind of the link, such as <c>Related</c>, <c>Contact</c>, <c>Parent</c>, <c>Address</c> for a link in the text.</param>
public sealed record Use(string ContentItemId, string Title, string? Path, string Kind);

/// <summary>Finds the pages on the site that an item's going would be noticed on.</summary>
public sealed class WhereUsed(CmsDbContext db)
{
    /// <summary>The most that are listed.</summary>
    public const int Most = 200;

    private static readonly (string Type, string Part, string Kind)[] ReferredToByKey =
        [("Fact", "FactPart", "Fact"), ("Citation", "CitationPart", "Citation"), ("ApprovedWording", "ApprovedWordingPart", "Wording")];

    /// <summary>Finds them, in order of title; one row for each way a page uses it.</summary>
    public async Task<IReadOnlyList<Use>> FindAsync(string contentItemId, CancellationToken ct)
    {
        var addresses = (await db.Paths.AsNoTracking().Where(p => p.ContentItemId == contentItemId).Select(p => p.Path).ToListAsync(ct)).Select(ContentLinks.AddressKey);
        var (key, kind) = await KeyAsync(contentItemId, ct);
        List<string> ends = [contentItemId, .. addresses, .. key is null ? Array.Empty<string>() : [key]];
        var rows = await (
            from link in db.Links.AsNoTracking().Where(l => ends.Contains(l.ToItemId) && l.FromItemId != contentItemId)
            join page in db.PublishedPages on link.FromItemId equals page.ContentItemId
            orderby page.Title, page.ContentItemId, link.Kind
            select new { link.ToItemId, Use = new Use(page.ContentItemId, page.Title, page.Path, link.Kind) }).Take(Most).ToListAsync(ct);
        return [.. rows.Where(r => r.ToItemId != key || r.Use.Kind == kind).Select(r => r.Use).Distinct()];
    }

    /// <summary>Facts, sources and wordings are referred to by a key.</summary>
    private async Task<(string? Key, string? Kind)> KeyAsync(string id, CancellationToken ct)
    {
        var found = await (
            from item in db.ContentItems.AsNoTracking().Where(i => i.ContentItemId == id)
            join version in db.ContentVersions.Where(v => v.Latest) on item.ContentItemId equals version.ContentItemId
            select new { item.ContentType, version.Data }).FirstOrDefaultAsync(ct);
        var known = ReferredToByKey.FirstOrDefault(k => k.Type == found?.ContentType);
        return known.Kind is null ? (null, null)
            : new ContentDocument(known.Type, JsonText.Object(found!.Data)).Part(known.Part).Text("Key") is { Length: > 0 } key ? (key, known.Kind) : (null, null);
    }
}
