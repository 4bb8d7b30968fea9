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

    /// <summary>Finds them by one query, in order of title; one row for each way a page uses it.</summary>
    public async Task<IReadOnlyList<Use>> FindAsync(LifeState state, CancellationToken ct)
    {
        var id = state.Item.ContentItemId;
        var (key, kind) = KeyOf(state.Content);
        List<string> ends = [id, .. state.Paths.Select(p => ContentLinks.AddressKey(p.Path)), .. key is null ? Array.Empty<string>() : [key]];
        var rows = await (
            from link in db.Links.AsNoTracking().Where(l => ends.Contains(l.ToItemId) && l.FromItemId != id)
            join page in db.PublishedPages on link.FromItemId equals page.ContentItemId
            orderby page.Title, page.ContentItemId, link.Kind
            select new { link.ToItemId, link.Kind, page.ContentItemId, page.Title, page.Path }).Take(Most).ToListAsync(ct);
        return [.. rows.Where(r => r.ToItemId != key || r.Kind == kind).Select(r => new Use(r.ContentItemId, r.Title, r.Path, r.Kind)).Distinct()];
    }

    /// <summary>Facts, sources and wordings are referred to by a key.</summary>
    private static (string? Key, string? Kind) KeyOf(ContentDocument content)
    {
        var known = ReferredToByKey.FirstOrDefault(k => k.Type == content.ContentType);
        return known.Kind is not null && content.Part(known.Part).Text("Key") is { Length: > 0 } key ? (key, known.Kind) : (null, null);
    }
}
