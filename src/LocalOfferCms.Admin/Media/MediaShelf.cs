using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Media;

/// <summary>What of the library is asked for.</summary>
/// <param name="Words">Words of the title, the name or the alternative text.</param>
/// <param name="Kind"><c>image</c>, <c>document</c> or <c>played</c>; empty for all.</param>
/// <param name="Show"><c>no-alt</c>, <c>findings</c>, <c>withdrawn</c>, <c>consent</c> or <c>removed</c>; empty for all that are kept or withdrawn.</param>
/// <param name="Page">The page of the list, from 1.</param>
internal sealed record MediaQuestion(string Words, string Kind, string Show, int Page);

/// <summary>A file in the list.</summary>
internal sealed record MediaRow(MediaFile File, PictureSize? Thumbnail, bool IsUsed);

/// <summary>A page of the list.</summary>
internal sealed record MediaPage(IReadOnlyList<MediaRow> Rows, int Total, int Current);

/// <summary>Reads the library for its list: two queries and one for who uses what, however many files there are.</summary>
internal sealed class MediaShelf(CmsDbContext db, SiteSnapshots snapshots, CurrentTenant tenant, CurrentPerson current, TimeProvider clock)
{
    public const int PageSize = 24;
    private const int SoonDays = 60;

    public async Task<MediaPage> FindAsync(MediaQuestion question, CancellationToken ct)
    {
        var files = Narrow(db.MediaFiles.AsNoTracking(), question);
        var total = await files.CountAsync(ct);
        var current = PageNumbers.For(question.Page, total, PageSize, _ => "").Current;
        var rows = await files.OrderByDescending(f => f.ModifiedUtc).ThenBy(f => f.MediaFileId).Skip((current - 1) * PageSize).Take(PageSize).Select(f => new
        {
            File = f,
            IsUsed = db.Links.Any(l => l.Kind == "Media" && l.ToItemId == f.MediaFileId),
        }).ToListAsync(ct);
        var profiles = (await snapshots.GetAsync(ct)).MediaProfiles;
        return new([.. rows.Select(row => new MediaRow(row.File, Thumbnail(row.File, profiles), row.IsUsed))], total, current);
    }

    public static PictureSize? Thumbnail(MediaFile file, IReadOnlyList<MediaProfile> profiles) =>
        file is { IsPicture: true, State: not MediaState.Removed } ? PictureLink.In(file, profiles, "thumbnail") : null;

    private IQueryable<MediaFile> Narrow(IQueryable<MediaFile> files, MediaQuestion question)
    {
        if (!current.Has(Permissions.ViewContent))
        {
            // A photograph whose consent has ended is not for those outside the council.
            files = files.Where(f => f.State == MediaState.Kept);
        }

        files = question.Show switch
        {
            "no-alt" => files.Where(f => f.State == MediaState.Kept && f.ContentType.StartsWith("image/") && f.AltText == "" && !f.IsDecorative),
            "findings" => files.Where(f => f.State == MediaState.Kept && f.FindingsJson != null),
            "withdrawn" => files.Where(f => f.State == MediaState.Withdrawn),
            "removed" => files.Where(f => f.State == MediaState.Removed),
            "consent" => EndingSoon(files),
            _ => files.Where(f => f.State != MediaState.Removed),
        };
        files = question.Kind switch
        {
            "image" => files.Where(f => f.ContentType.StartsWith("image/")),
            "document" => files.Where(f => f.ContentType.StartsWith("application/") || f.ContentType.StartsWith("text/")),
            "played" => files.Where(f => f.ContentType.StartsWith("video/") || f.ContentType.StartsWith("audio/")),
            _ => files,
        };
        foreach (var word in question.Words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            files = files.Where(f => f.Title.ToLower().Contains(word) || f.Path.ToLower().Contains(word) || f.FileName!.ToLower().Contains(word) || f.AltText.ToLower().Contains(word));
        }

        return files;
    }

    private IQueryable<MediaFile> EndingSoon(IQueryable<MediaFile> files)
    {
        var soon = MediaConsent.Today(tenant.Value, clock.GetUtcNow().UtcDateTime).AddDays(SoonDays);
        return files.Where(f => f.State != MediaState.Removed && f.ShowsChildren == true && f.ConsentUntil <= soon);
    }
}
