using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace LocalOfferCms.Ui;

/// <summary>Serves a council's files. The address carries the hash of the bytes, so a browser may keep them for good.</summary>
internal static class MediaEndpoint
{
    /// <summary>What browsers may show in place; everything else is downloaded, since a file could be a page with a script in it.</summary>
    private static readonly HashSet<string> ShownInPlace = ["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

    /// <summary>The kind of link by which a published item refers to a file.</summary>
    private const string MediaLink = "Media";

    public static void MapMedia(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{id}/{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);

    private static async Task<IResult> ServeAsync(
        string id, string hash, string name, HttpResponse response, CmsDbContext db, MediaStore store, CancellationToken ct)
    {
        // Only what a published item shows: a draft's file is not public yet, and a withdrawn page's is no longer.
        var file = await db.MediaFiles.AsNoTracking()
            .FirstOrDefaultAsync(f => f.MediaFileId == id && db.Links.Any(l => l.Kind == MediaLink && l.ToItemId == f.MediaFileId), ct);
        if (file is null || !Matches(file, hash, name) || store.Open(db, file) is not { } bytes)
        {
            return Results.NotFound();
        }

        var inPlace = ShownInPlace.Contains(file.ContentType);
        var disposition = new ContentDispositionHeaderValue(inPlace ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(bytes, file.ContentType, lastModified: file.ModifiedUtc, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true);
    }

    /// <summary>The whole address must be the file's own: an old hash means old bytes, which are gone.</summary>
    internal static bool Matches(MediaFile file, string hash, string name) => file.Hash[..16] == hash && file.Name == name;
}
