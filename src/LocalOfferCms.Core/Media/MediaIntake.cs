using System.Globalization;
using System.Security.Cryptography;
using LocalOfferCms.Core.Media.Documents;
using LocalOfferCms.Core.Media.Pictures;

namespace LocalOfferCms.Core.Media;

/// <summary>A file that has passed every check, as it will be kept.</summary>
/// <param name="Bytes">What is kept; of a picture, the cleaned picture.</param>
/// <param name="ContentType">MIME type, by content.</param>
/// <param name="SourceHash">SHA-256 of what was handed in.</param>
public sealed record MediaContent(byte[] Bytes, string ContentType, string SourceHash)
{
    /// <summary>SHA-256 of what is kept.</summary>
    public string Hash { get; } = MediaIntake.HashOf(Bytes);
    /// <summary>Pages, when they can be counted.</summary>
    public int? PageCount { get; init; }
    /// <summary>Width of a picture.</summary>
    public int? Width { get; init; }
    /// <summary>Height of a picture.</summary>
    public int? Height { get; init; }
    /// <summary>What its editor should know of it.</summary>
    public IReadOnlyList<MediaFinding> Findings { get; init; } = [];
}

/// <summary>Checks files before they come into the library, and cleans pictures: what it gives may be kept and shown.</summary>
public sealed class MediaIntake(PictureRenderer renderer)
{
    /// <summary>The largest video or sound, in bytes.</summary>
    public const long MaxBytes = 200_000_000;
    /// <summary>The largest document, in bytes.</summary>
    public const long MaxDocumentBytes = 60_000_000;
    /// <summary>The largest picture, in bytes.</summary>
    public const long MaxPictureBytes = 30_000_000;

    private const int LongestSide = 3_000;
    private const int Quality = 90;

    /// <summary>Endings of the names of files that are taken, such as <c>pdf</c>.</summary>
    public static IReadOnlyList<string> Endings => MediaFormats.Endings;

    /// <summary>The most bytes that a file of this name may have, so that a larger one need not be read.</summary>
    public static long MostBytesOf(string name) => MediaFormats.UsualType(name).Split('/')[0] switch
    {
        "video" or "audio" => MaxBytes,
        "image" => MaxPictureBytes,
        _ => MaxDocumentBytes,
    };

    /// <summary>Whether pictures can be taken on this machine.</summary>
    public bool TakesPictures => renderer.IsAvailable;

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="RefusedException">The kind is not taken, its content is not what its name says, or it could do harm. The reason is a sentence for its editor.</exception>
    public async Task<MediaContent> ReadAsync(string path, byte[] bytes, CancellationToken ct)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        RefuseTooLarge(name, bytes.LongLength, MaxBytes);
        var contentType = MediaFormats.Identify(path, bytes);
        if (contentType.StartsWith("image/", StringComparison.Ordinal))
        {
            RefuseTooLarge(name, bytes.LongLength, MaxPictureBytes);
            return await PictureAsync(name, contentType, bytes, ct);
        }

        if (!contentType.StartsWith("video/", StringComparison.Ordinal) && !contentType.StartsWith("audio/", StringComparison.Ordinal))
        {
            RefuseTooLarge(name, bytes.LongLength, MaxDocumentBytes);
        }

        return Document(name, contentType, bytes);
    }

    /// <summary>SHA-256 as lower-case hex.</summary>
    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static MediaContent Document(string name, string contentType, byte[] bytes)
    {
        var content = new MediaContent(bytes, contentType, HashOf(bytes));
        if (contentType == "application/pdf")
        {
            var report = PdfCheck.Check(name, bytes);
            return content with { PageCount = report.PageCount, Findings = report.Findings };
        }

        if (bytes.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            return content with { PageCount = PackageCheck.Check(name, bytes) };
        }

        PlainChecks.Check(name, contentType, bytes);
        return content;
    }

    private async Task<MediaContent> PictureAsync(string name, string contentType, byte[] bytes, CancellationToken ct)
    {
        var (hash, header) = (HashOf(bytes), PictureHeader.Read(bytes)!);
        if (header.Format == PictureFormat.Gif)
        {
            return new(GifStructure.Clean(bytes), contentType, hash) { Width = header.Width, Height = header.Height };
        }

        if (!renderer.IsAvailable)
        {
            throw Refuse("PicturesNotTaken", $"The picture '{name}' was not taken: this machine cannot take the place and the camera out of photographs, so it takes no pictures. Ask those who run it to use Linux on x64.");
        }

        var order = new PictureOrder(header.Format, Quality, LongestSide, LongestSide, IsLossless: header.IsLossless);
        if (await renderer.MakeAsync(bytes, [order], ct) is not [var clean])
        {
            throw Refuse("MediaDamaged", $"The picture '{name}' cannot be read. It may be damaged, or cut off on its way. Open it, save it again and try once more.");
        }

        // Made again, a JPEG loses a little each time. One that holds nothing but the picture, and is not too large, is kept as it is.
        var kept = header.IsBare && Math.Max(header.Width, header.Height) <= LongestSide ? bytes : clean.Bytes;
        return new(kept, contentType, hash) { Width = clean.Width, Height = clean.Height };
    }

    internal static void RefuseTooLarge(string name, long length, long most)
    {
        if (length > most)
        {
            throw Refuse("MediaTooLarge", string.Create(CultureInfo.InvariantCulture, $"The file '{name}' is too large. The most is {FileKinds.SizeName(most)}."));
        }
    }

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);
}
