using System.IO.Compression;
using System.Text;

namespace LocalOfferCms.Core.Media;

/// <summary>Looks into files that are zips inside: Office documents, OpenDocument, EPUB. Only names and the short <c>mimetype</c> entry are read.</summary>
internal static class MediaPackages
{
    /// <summary>Whether this is an Office document whose parts lie under a folder such as <c>word/</c>.</summary>
    public static bool IsOffice(byte[] bytes, string folder) => Look(bytes, zip =>
        zip.GetEntry("[Content_Types].xml") is not null && zip.Entries.Any(e => e.FullName.StartsWith(folder, StringComparison.Ordinal)));

    /// <summary>Whether the <c>mimetype</c> entry says this.</summary>
    public static bool HasMimeType(byte[] bytes, string contentType) => Look(bytes, zip =>
    {
        if (zip.GetEntry("mimetype") is not { } entry)
        {
            return false;
        }

        using var stream = entry.Open();
        var text = new byte[contentType.Length + 2];
        var length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(text, 0, length).Trim() == contentType;
    });

    private static bool Look(byte[] bytes, Func<ZipArchive, bool> matches)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return false;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return matches(zip);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
