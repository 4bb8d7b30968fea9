using System.Security.Cryptography;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>A council's files. Their bytes lie under their own hash in <c>App_Data/Sites/&lt;tenant&gt;/media</c>, so a file is never changed in place
/// and the same bytes are kept once; which path they answer to is a row.</summary>
public sealed class MediaStore(DataFolder data)
{
    /// <summary>The largest file that is taken, in bytes.</summary>
    public const long MaxBytes = 200_000_000;

    /// <summary>Adds a file, or replaces the one at its path. The bytes are safe on disk when this returns; the row goes with the caller's write.</summary>
    /// <exception cref="RefusedException">The path cannot be used, the kind of file is not taken, or its content is not what its name says.</exception>
    public async Task<MediaFile> PutAsync(CmsDbContext db, string path, byte[] bytes, DateTime now, CancellationToken ct)
    {
        var file = await RegisterAsync(db, path, bytes, now, ct);
        await StoreAsync(db, file.Hash, bytes, ct);
        return file;
    }

    /// <inheritdoc cref="PutAsync(CmsDbContext, string, byte[], DateTime, CancellationToken)"/>
    public async Task<MediaFile> PutAsync(CmsDbContext db, string path, Stream content, DateTime now, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var block = new byte[81_920];
        for (int read; (read = await content.ReadAsync(block, ct)) > 0;)
        {
            buffer.Write(block, 0, read);
            RefuseTooLarge(path, buffer.Length);
        }

        return await PutAsync(db, path, buffer.ToArray(), now, ct);
    }

    /// <summary>Opens a file for reading; null when its bytes are not there.</summary>
    public Stream? Open(CmsDbContext db, MediaFile file) =>
        File.Exists(Place(db, file.Hash)) ? new FileStream(Place(db, file.Hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536, useAsync: true) : null;

    /// <summary>The row alone, for a run that changes nothing.</summary>
    internal async Task<MediaFile> RegisterAsync(CmsDbContext db, string path, byte[] bytes, DateTime now, CancellationToken ct)
    {
        path = Normalise(path);
        RefuseTooLarge(path, bytes.LongLength);
        var contentType = MediaFormats.Identify(path, bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var id = MediaFile.IdOf(path);
        var file = await db.MediaFiles.FirstOrDefaultAsync(f => f.MediaFileId == id, ct);
        if (file is null)
        {
            file = new MediaFile { MediaFileId = id, Path = path, Hash = hash, ContentType = contentType, ModifiedUtc = now };
            db.MediaFiles.Add(file);
        }
        else if (file.Hash == hash && file.Path == path && file.ContentType == contentType)
        {
            return file;
        }

        (file.Path, file.Hash, file.ContentType, file.ModifiedUtc) = (path, hash, contentType, now);
        (file.Length, file.PageCount) = (bytes.LongLength, contentType == "application/pdf" ? PdfPages.Count(bytes) : null);
        return file;
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

    private static void RefuseTooLarge(string path, long length)
    {
        if (length > MaxBytes)
        {
            throw new RefusedException([new("MediaTooLarge", $"The file '{path}' is too large. The most is {FileKinds.SizeName(MaxBytes)}.")]);
        }
    }
}
