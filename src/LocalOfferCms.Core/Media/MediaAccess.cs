using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>Who may fetch a file: everybody, when a published page uses it or it is marked as public; else those who work on the site, and
/// those who were given a link to a draft that shows it. One that was withdrawn is for those alone who look after the library.</summary>
public sealed class MediaAccess(CmsDbContext db, CurrentPerson person, PreviewLinks previews)
{
    /// <summary>The file, when this person (or nobody in particular) may fetch it, and whether everybody may. A removed file is given, so that its address can say so.</summary>
    /// <param name="id">The file.</param>
    /// <param name="previewToken">The token of the preview page that asks for it, if one does.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<(MediaFile? File, bool IsPublic)> FindAsync(string id, string? previewToken, CancellationToken ct)
    {
        var found = await db.MediaFiles.AsNoTracking().Where(f => f.MediaFileId == id).Select(f => new
        {
            File = f,
            IsUsed = f.IsPublic
                || db.Links.Any(l => l.Kind == ContentLinks.Media && l.ToItemId == f.MediaFileId)
                || db.MediaFiles.Any(played => (played.CaptionsId == f.MediaFileId || played.TranscriptId == f.MediaFileId) && played.State == MediaState.Kept
                    && (played.IsPublic || db.Links.Any(l => l.Kind == ContentLinks.Media && l.ToItemId == played.MediaFileId))),
        }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return (null, false);
        }

        var isPublic = found.IsUsed && found.File.State == MediaState.Kept;
        var mayFetch = isPublic || found.File.State switch
        {
            MediaState.Removed => true,
            MediaState.Withdrawn => person.Has(Permissions.ManageMedia) && person.Has(Permissions.ViewContent),
            _ => person.Has(Permissions.ViewContent) || person.Has(Permissions.EditContent) || person.Has(Permissions.EditOwnContent) || person.Has(Permissions.ManageMedia)
                || (previewToken is not null && await previews.ShowsFileAsync(previewToken, id, ct)),
        };
        return (mayFetch ? found.File : null, isPublic);
    }
}
