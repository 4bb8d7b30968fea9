using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace LocalOfferCms.Ui;

/// <summary>Serves a council's files. The address carries the hash of the bytes, so a browser may keep them for good; an address that was right once leads to what is there now.</summary>
internal static class MediaEndpoint
{
    /// <summary>What browsers may show in place; everything else is downloaded, since a file could be a page with a script in it.</summary>
    private static readonly HashSet<string> ShownInPlace =
        ["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "video/mp4", "audio/mpeg", "text/vtt"];

    private const string ForGood = "public, max-age=31536000, immutable";
    private const string NotKept = "private, no-store";

    public static void MapMedia(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/{id}/{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);
        endpoints.MapMethods("/media/{id}/{hash}/{profile}/{name}", [HttpMethods.Get, HttpMethods.Head], ServeSizeAsync);
    }

    private static async Task<IResult> ServeAsync(
        string id, string hash, string name, HttpContext http, CmsDbContext db, MediaAccess access, MediaStore store, CancellationToken ct)
    {
        var (file, isPublic) = await access.FindAsync(id, PreviewToken(http.Request), ct);
        if (file is null)
        {
            return Absent(http, file: null);
        }

        if (file.State == MediaState.Removed)
        {
            return Absent(http, file);
        }

        if (!Matches(file, hash, name))
        {
            return file.Hash[..16] == hash || file.FormerHashes.Split(' ').Contains(hash) ? Moved(http, file.Address) : Absent(http, file: null);
        }

        return store.Open(db, file) is { } bytes
            ? Send(http, file, bytes, file.ContentType, file.Name, $"\"{file.Hash}\"", isPublic ? ForGood : NotKept)
            : Results.NotFound();
    }

    private static async Task<IResult> ServeSizeAsync(
        string id, string hash, string profile, string name, HttpContext http, CmsDbContext db, MediaAccess access,
        SiteSnapshots snapshots, Renditions renditions, CancellationToken ct)
    {
        var (file, isPublic) = await access.FindAsync(id, PreviewToken(http.Request), ct);
        if (file is null || file.State == MediaState.Removed || !Renditions.AreMadeOf(file))
        {
            return Absent(http, file);
        }

        if ((await snapshots.GetAsync(ct)).MediaProfiles.FirstOrDefault(p => p.Name == profile) is not { } size)
        {
            return Moved(http, file.Address);
        }

        var address = Renditions.Address(file, size);
        if (hash != Renditions.Key(file, size) || Uri.EscapeDataString(name) != address[(address.LastIndexOf('/') + 1)..])
        {
            return Moved(http, address);
        }

        return await renditions.OpenAsync(db, file, size, ct) is { } made
            ? Send(http, file, made.Content, made.ContentType, name, $"\"{hash}{(made.IsMade ? "" : "-whole")}\"", !isPublic ? NotKept : made.IsMade ? ForGood : "public, max-age=300")
            : Results.NotFound();
    }

    private static IResult Send(HttpContext http, MediaFile file, Stream bytes, string contentType, string name, string tag, string keeping)
    {
        var disposition = new ContentDispositionHeaderValue(ShownInPlace.Contains(contentType) ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = keeping;
        return Results.File(bytes, contentType, lastModified: file.ModifiedUtc, entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true);
    }

    // The file may be renamed or replaced again: nobody should remember for good where its old address led.
    private static IResult Moved(HttpContext http, string address)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Redirect($"{http.Request.PathBase}/{address}");
    }

    private static IResult Absent(HttpContext http, MediaFile? file)
    {
        http.Response.Headers.CacheControl = NotKept;
        return file is { State: MediaState.Removed } ? Results.StatusCode(StatusCodes.Status410Gone) : Results.NotFound();
    }

    /// <summary>The token of the preview page that shows the file: browsers name the page they ask for, to its own site only.</summary>
    private static string? PreviewToken(HttpRequest request)
    {
        var preview = $"{request.PathBase}/preview/";
        return request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } page && page.Authority == request.Host.Value && page.AbsolutePath.StartsWith(preview, StringComparison.Ordinal)
            ? page.AbsolutePath[preview.Length..].Split('/')[0]
            : null;
    }

    /// <summary>Whether this is the file's own address as it is now.</summary>
    internal static bool Matches(MediaFile file, string hash, string name) => file.Hash[..16] == hash && file.Name == name;
}
