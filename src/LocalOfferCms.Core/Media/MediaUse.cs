using System.Text.Json;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>A place that uses a file.</summary>
/// <param name="ContentItemId">The page, or whatever else it is.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its address, when it is on the site and has one.</param>
/// <param name="IsDraft">Whether only its draft uses the file.</param>
public sealed record MediaUsePlace(string ContentItemId, string ContentType, string Title, string? Path, bool IsDraft)
{
    /// <summary>Whether it is for people who have signed in: a draft, or something that is never on the site.</summary>
    public bool IsInside { get; init; } = IsDraft;
}

/// <summary>A module whose own tables name files of the media library says what of them uses one.</summary>
public interface IMediaUseSource
{
    /// <summary>What uses a file, with the path within the council at which it is seen.</summary>
    Task<IReadOnlyList<MediaUsePlace>> FindAsync(CmsDbContext db, string mediaFileId, CancellationToken ct);
}

/// <summary>Finds out what uses a file.</summary>
public sealed class MediaUse(CmsDbContext db, IEnumerable<IMediaUseSource> sources)
{
    private const int MostShown = 200;

    /// <summary>What uses it: published pages by their links, drafts by their text, the first two hundred of each; and what modules know.</summary>
    public async Task<IReadOnlyList<MediaUsePlace>> FindAsync(MediaFile file, CancellationToken ct)
    {
        var published = await (
            from link in db.Links.AsNoTracking()
            where link.Kind == ContentLinks.Media && link.ToItemId == file.MediaFileId
            join page in db.PublishedPages on link.FromItemId equals page.ContentItemId
            orderby page.Title
            select new MediaUsePlace(page.ContentItemId, page.ContentType, page.Title, page.Path, false)).Take(MostShown).ToListAsync(ct);
        List<MediaUsePlace> places = [.. published.DistinctBy(place => place.ContentItemId), .. await DraftsAsync(file, [.. published.Select(p => p.ContentItemId)], ct)];
        foreach (var source in sources)
        {
            places.AddRange(await source.FindAsync(db, file.MediaFileId, ct));
        }

        return places;
    }

    /// <summary>Items on the site that use a file.</summary>
    internal static Task<List<string>> PublishedAsync(CmsDbContext db, string mediaFileId, CancellationToken ct) =>
        db.Links.Where(l => l.Kind == ContentLinks.Media && l.ToItemId == mediaFileId).Select(l => l.FromItemId).Distinct().ToListAsync(ct);

    // Drafts have no index rows. The path stands in their text as it is, or escaped as in addresses; what is found is read to be sure.
    private async Task<List<MediaUsePlace>> DraftsAsync(MediaFile file, HashSet<string> known, CancellationToken ct)
    {
        var (path, escaped) = (InJson(file.Path), InJson(string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString))));
        var rows = await (
            from version in db.ContentVersions.AsNoTracking()
            where version.Latest && !version.Published && (version.Data.ToLower().Contains(path) || version.Data.ToLower().Contains(escaped))
            join item in db.ContentItems on version.ContentItemId equals item.ContentItemId
            orderby version.DisplayText
            select new { item.ContentItemId, item.ContentType, version.DisplayText, version.Data }).Take(MostShown).ToListAsync(ct);
        return [.. rows
            .Where(row => !known.Contains(row.ContentItemId)
                && ContentLinks.Find(row.ContentItemId, new ContentDocument(row.ContentType, JsonText.Object(row.Data))).Exists(l => l.Kind == ContentLinks.Media && l.ToItemId == file.MediaFileId))
            .Select(row => new MediaUsePlace(row.ContentItemId, row.ContentType, row.DisplayText, null, true))];
    }

    private static string InJson(string text) => JsonSerializer.Serialize(text, JsonText.Compact)[1..^1].ToLowerInvariant();
}
