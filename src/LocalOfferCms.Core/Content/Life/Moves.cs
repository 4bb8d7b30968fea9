using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>What all moves do alike.</summary>
internal static class Moves
{
    /// <summary>Writes down a move.</summary>
    public static void Audit(CmsDbContext db, string what, ContentVersion version, ChangeContext change) =>
        Audit(db, what, version.ContentItemId, version.DisplayText, change);

    /// <inheritdoc cref="Audit(CmsDbContext, string, ContentVersion, ChangeContext)"/>
    public static void Audit(CmsDbContext db, string what, string contentItemId, string title, ChangeContext change) =>
        AuditLog.Add(db, change, what, "ContentItem", contentItemId, title);

    /// <summary>Adds a version with the given content on top of all others.</summary>
    public static async Task<ContentVersion> AddVersionAsync(
        CmsDbContext db, ContentVersion like, string displayText, string data, ChangeContext change, CancellationToken ct)
    {
        var number = await db.ContentVersions.Where(v => v.ContentItemId == like.ContentItemId).MaxAsync(v => v.Number, ct);
        var version = new ContentVersion
        {
            ContentItemVersionId = ContentIds.New(change.Now),
            ContentItemId = like.ContentItemId,
            Number = number + 1,
            DisplayText = displayText,
            Owner = like.Owner,
            Author = change.Author,
            Writers = change.AuthorId ?? change.Author,
            ChangeNote = change.Reason,
            CreatedUtc = change.Now,
            ModifiedUtc = change.Now,
            Data = data,
        };
        db.ContentVersions.Add(version);
        return version;
    }
}

/// <summary>Rows that say how far a version has come.</summary>
internal static class VersionReviews
{
    /// <summary>The row of a version; a new one when there is none.</summary>
    public static async Task<VersionReview> OfAsync(CmsDbContext db, ContentVersion version, CancellationToken ct)
    {
        if (await db.VersionReviews.FindAsync([version.ContentItemVersionId], ct) is not { } review)
        {
            db.VersionReviews.Add(review = new VersionReview { ContentItemVersionId = version.ContentItemVersionId, ContentItemId = version.ContentItemId });
        }

        return review;
    }
}
