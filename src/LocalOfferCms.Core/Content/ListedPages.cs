using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Published pages that menus, lists and feeds name.</summary>
public static class ListedPages
{
    /// <summary>The type of addresses that have no page of their own, and only lead to one.</summary>
    public const string LeadsElsewhere = "OldWord";

    /// <summary>Those that have an address, are not kept for the record only, and do not merely lead to another page.</summary>
    public static IQueryable<PublishedPage> Of(CmsDbContext db) => db.PublishedPages.AsNoTracking()
        .Where(p => p.Path != null && p.ContentType != LeadsElsewhere
            && !db.ContentVersions.Any(v => v.ContentItemVersionId == p.ContentItemVersionId && v.Stage == ContentStage.Archived));
}
