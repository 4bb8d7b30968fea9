using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Pages;

/// <summary>Finds the pages above a page, for its breadcrumb, in one query.</summary>
internal sealed class Ancestry(CmsDbContext db)
{
    /// <summary>No site is deeper; also ends the search when pages are each other's parents.</summary>
    private const int MaxDepth = 12;

    /// <summary>From the top down to a page's parent; the home page first, even where the chain does not lead to it.</summary>
    public async Task<IReadOnlyList<PageLink>> OfAsync(string pageId, string? parentId, CancellationToken ct)
    {
        var first = parentId ?? "";
        var rows = await db.Database.SqlQuery<Row>($"""
            WITH RECURSIVE above(id, depth) AS (
                SELECT CAST({first} AS varchar(64)), 0
                UNION ALL
                SELECT p."ParentId", above.depth + 1 FROM "PublishedPages" p JOIN above ON p."ContentItemId" = above.id
                WHERE p."ParentId" IS NOT NULL AND above.depth < {MaxDepth})
            SELECT p."ContentItemId" AS "Id", p."ContentType", p."Title", p."Summary", p."Path", above.depth AS "Depth"
            FROM above JOIN "PublishedPages" p ON p."ContentItemId" = above.id
            UNION ALL
            SELECT p."ContentItemId", p."ContentType", p."Title", p."Summary", p."Path", {MaxDepth + 1}
            FROM "PublishedPages" p WHERE p."Path" = ''
            """).ToListAsync(ct);
        return [.. rows.Where(r => r.Path is not null && r.Id != pageId).OrderBy(r => r.Depth).DistinctBy(r => r.Path == "" ? "" : r.Id)
            .OrderBy(r => r.Path == "" ? 0 : 1).ThenByDescending(r => r.Depth)
            .Select(r => new PageLink(r.Id, r.ContentType, r.Title, r.Summary, r.Path))];
    }

    private sealed record Row(string Id, string ContentType, string Title, string Summary, string? Path, int Depth);
}
