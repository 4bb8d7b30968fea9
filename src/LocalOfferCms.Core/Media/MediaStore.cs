using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>A council's files. Their bytes lie under their own hash in <c>App_Data/Sites/&lt;tenant&gt;/media</c>, so a file is never changed in place
/// and the same bytes are kept once; which path they answer to is a row.</summary>
public sealed class MediaStore(DataFolder data, MediaIntake intake)
{
    private const int MostFormer = 100;

    /// <summary>Checks a file and adds it, or replaces the one at its path. The bytes are safe on disk when this returns; the row goes with the caller's write.</summary>
    /// <exception cref="RefusedException">The path cannot be used, the kind of file is not taken, or its content is not what its name says.</exception>
    public async Task<MediaFile> PutAsync(CmsDbContext db, string path, byte[] bytes, DateTime now, CancellationToken ct)
    {
        path = Normalise(path);
        if (await KnownAsync(db, path, bytes, ct) is { } same)
        {
            return same;
        }

        var content = await intake.ReadAsync(path, bytes, ct);
        await StoreAsync(db, content.Hash, content.Bytes, ct);
        return await RegisterAsync(db, path, content, now, ct);
    }

    /// <summary>Reads a stream that is so long.</summary>
    /// <exception cref="RefusedException">It is longer than any file of its kind may be.</exception>
    public static async Task<byte[]> ReadAsync(string name, Stream content, long length, CancellationToken ct)
    {
        MediaIntake.RefuseTooLarge(name, length, MediaIntake.MostBytesOf(name));
        var bytes = new byte[length];
        await content.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    /// <summary>Whether a file's bytes are there.</summary>
    public bool Has(CmsDbContext db, MediaFile file) => File.Exists(Place(db, file.Hash));

    /// <summary>Throws a file's bytes away.</summary>
    internal void Delete(CmsDbContext db, MediaFile file) => File.Delete(Place(db, file.Hash));

    /// <summary>Opens a file for reading; null when its bytes are not there.</summary>
    public Stream? Open(CmsDbContext db, MediaFile file) =>
        File.Exists(Place(db, file.Hash)) ? new FileStream(Place(db, file.Hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536, useAsync: true) : null;

    /// <summary>The row alone, for a run that changes nothing.</summary>
    internal async Task<MediaFile> TryAsync(CmsDbContext db, string path, byte[] bytes, DateTime now, CancellationToken ct)
    {
        path = Normalise(path);
        return await KnownAsync(db, path, bytes, ct) ?? await RegisterAsync(db, path, await intake.ReadAsync(path, bytes, ct), now, ct);
    }

    /// <summary>Adds the row of a file whose bytes are in place, or gives the one at its path this content.</summary>
    internal static async Task<MediaFile> RegisterAsync(CmsDbContext db, string path, MediaContent content, DateTime now, CancellationToken ct)
    {
        var id = MediaFile.IdOf(path);
        var file = db.MediaFiles.Local.FirstOrDefault(f => f.MediaFileId == id) ?? await db.MediaFiles.FirstOrDefaultAsync(f => f.MediaFileId == id, ct);
        if (file is null)
        {
            file = new MediaFile { MediaFileId = id, Path = path, Hash = content.Hash, ContentType = content.ContentType };
            db.MediaFiles.Add(file);
        }

        file.Path = path;
        Replace(file, content, now);
        return file;
    }

    /// <summary>Gives a file other content. Where it was cropped, and what was found in the old content, goes with that.</summary>
    internal static void Replace(MediaFile file, MediaContent content, DateTime now)
    {
        if (file.Hash != content.Hash)
        {
            file.FormerHashes = string.Join(' ', file.FormerHashes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(file.Hash[..16]).Except([content.Hash[..16]]).Take(MostFormer));
        }

        (file.Hash, file.SourceHash, file.ContentType, file.ModifiedUtc) = (content.Hash, content.SourceHash, content.ContentType, now);
        (file.Length, file.PageCount, file.Width, file.Height) = (content.Bytes.LongLength, content.PageCount, content.Width, content.Height);
        (file.FocalX, file.FocalY, file.Findings) = (null, null, content.Findings);
        (file.State, file.StateReason, file.StateSinceUtc) = (MediaState.Kept, "", null);
    }

    /// <summary>The file at a path when it is this one already, so that a second run changes nothing.</summary>
    private static async Task<MediaFile?> KnownAsync(CmsDbContext db, string path, byte[] bytes, CancellationToken ct)
    {
        var (id, hash) = (MediaFile.IdOf(path), MediaIntake.HashOf(bytes));
        return await db.MediaFiles.FirstOrDefaultAsync(f => f.MediaFileId == id && f.Path == path && (f.SourceHash == hash || f.Hash == hash) && f.State != MediaState.Removed, ct);
    }

    // Written beside its place and renamed: a reader sees the whole file or none, and a crash leaves a file that nothing names.
    internal async Task StoreAsync(CmsDbContext db, string hash, byte[] bytes, CancellationToken ct)
    {
        var place = Place(db, hash);
        if (File.Exists(place) && new FileInfo(place).Length == bytes.LongLength)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var temporary = $"{place}.{Path.GetRandomFileName()}";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                await file.WriteAsync(bytes, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, place, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private string Place(CmsDbContext db, string hash) => Path.Combine(data.Site(db.Tenant.Name), "media", hash[..2], hash);

    /// <summary>A path as it is stored: forward slashes, none at the ends.</summary>
    internal static string Normalise(string path)
    {
        var name = path.Replace('\\', '/').Trim('/');
        var segments = name.Split('/');
        return name.Length is > 0 and <= 512 && !name.Any(c => char.IsControl(c) || c is ':' or '?' or '#' or '%') && !segments.Any(s => s.Trim() is "" or "." or "..")
            ? name
            : throw new RefusedException([new("MediaPath", $"'{path}' cannot be the path of a file in the media library.")]);
    }
}
