using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content;

/// <summary>Refusals and look-ups that several moves share.</summary>
internal static class ContentRefusals
{
    public static readonly Refusal NotFound = new("NotFound", "There is no such content. It may have been removed.");
    public static readonly Refusal InBin = new("InBin", "It is in the recycle bin. Take it out first.");
    public static readonly Refusal ChangedMeanwhile = new(DraftBase.ChangedMeanwhile, "Somebody else has changed it since you opened it.");
    public static readonly Refusal NotPublished = new("NotPublished", "It is not on the site.");

    public static IQueryable<ContentVersion> Latest(this CmsDbContext db, string id) => db.ContentVersions.Where(v => v.ContentItemId == id && v.Latest);

    public static IQueryable<ContentVersion> Published(this CmsDbContext db, string id) => db.ContentVersions.Where(v => v.ContentItemId == id && v.Published);

    public static Task<bool> IsBinnedAsync(this CmsDbContext db, string id, CancellationToken ct) => db.BinnedItems.AnyAsync(b => b.ContentItemId == id, ct);

    /// <summary>Throws when there is a reason why not.</summary>
    public static void ThrowIfAny(this IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}
