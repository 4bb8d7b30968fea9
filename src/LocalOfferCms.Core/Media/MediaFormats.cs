namespace LocalOfferCms.Core.Media;

/// <summary>The kinds of file that a media library takes, each known by its extension and by its first bytes.
/// Nothing that a browser would run is among them: no SVG, no HTML, no script.</summary>
internal static class MediaFormats
{
    private const int MaxPixels = 50_000_000;

    private static readonly Dictionary<string, (string ContentType, Func<byte[], bool> Matches)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = ("application/pdf", bytes => bytes.AsSpan(0, Math.Min(1_024, bytes.Length)).IndexOf("%PDF-"u8) >= 0),
        ["docx"] = (FileKinds.Word, bytes => MediaPackages.IsOffice(bytes, "word/")),
        ["xlsx"] = (FileKinds.Spreadsheet, bytes => MediaPackages.IsOffice(bytes, "xl/")),
        ["pptx"] = (FileKinds.Presentation, bytes => MediaPackages.IsOffice(bytes, "ppt/")),
        ["odt"] = (FileKinds.OpenDocument, bytes => MediaPackages.HasMimeType(bytes, FileKinds.OpenDocument)),
        ["epub"] = (FileKinds.Epub, bytes => MediaPackages.HasMimeType(bytes, FileKinds.Epub)),
        ["doc"] = ("application/msword", bytes => Begins(bytes, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
        ["rtf"] = ("application/rtf", bytes => Begins(bytes, @"{\rtf"u8)),
        ["csv"] = ("text/csv", IsPlainText),
        ["txt"] = ("text/plain", IsPlainText),
        ["brf"] = (FileKinds.Braille, IsPlainText),
        ["jpg"] = ("image/jpeg", IsJpeg),
        ["jpeg"] = ("image/jpeg", IsJpeg),
        ["png"] = ("image/png", IsPng),
        ["webp"] = ("image/webp", bytes => Begins(bytes, "RIFF"u8) && bytes.Length > 12 && bytes.AsSpan(8, 4).SequenceEqual("WEBP"u8)),
        ["gif"] = ("image/gif", IsGif),
        ["mp3"] = ("audio/mpeg", bytes => Begins(bytes, "ID3"u8) || bytes is [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..]),
        ["mp4"] = ("video/mp4", bytes => bytes.Length > 12 && bytes.AsSpan(4, 4).SequenceEqual("ftyp"u8)),
    };

    /// <summary>The MIME type of a file whose name and bytes agree.</summary>
    /// <exception cref="RefusedException">The kind is not taken, or the bytes are of another kind than the name says.</exception>
    public static string Identify(string path, byte[] bytes)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var extension = name.LastIndexOf('.') is var dot and > 0 ? name[(dot + 1)..] : "";
        if (!Known.TryGetValue(extension, out var format))
        {
            throw Refuse("MediaKind", $"Files of the kind '{extension}' are not taken ('{name}'). Allowed: {string.Join(", ", Known.Keys)}.");
        }

        if (bytes.Length == 0)
        {
            throw Refuse("MediaEmpty", $"The file '{name}' is empty.");
        }

        return format.Matches(bytes)
            ? format.ContentType
            : throw Refuse("MediaMismatch", $"The file '{name}' is not what its name says: its content is not {extension.ToUpperInvariant()}, or it is damaged.");
    }

    private static bool Begins(byte[] bytes, ReadOnlySpan<byte> start) => bytes.AsSpan().StartsWith(start);

    private static bool IsJpeg(byte[] bytes) => Begins(bytes, [0xFF, 0xD8, 0xFF]);

    // The size is in the header: a picture that would fill the memory is refused before anything unpacks it. A cut-off file lacks its last chunk.
    private static bool IsPng(byte[] bytes) =>
        Begins(bytes, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        && bytes.Length > 24
        && (long)BigEndian(bytes, 16) * BigEndian(bytes, 20) is > 0 and <= MaxPixels
        && bytes.AsSpan(Math.Max(0, bytes.Length - 64)).IndexOf("IEND"u8) >= 0;

    // A picture whose size reads as "/*" or "= " is a script in disguise; a real one ends with its trailer.
    private static bool IsGif(byte[] bytes) =>
        (Begins(bytes, "GIF87a"u8) || Begins(bytes, "GIF89a"u8)) && bytes.Length > 13 && bytes[^1] == 0x3B
        && (bytes[6] | bytes[7] << 8) * (long)(bytes[8] | bytes[9] << 8) is > 0 and <= MaxPixels;

    private static bool IsPlainText(byte[] bytes) =>
        !bytes.Contains((byte)0) && !Begins(bytes, "%PDF-"u8) && !Begins(bytes, "PK\x03\x04"u8) && !LooksLikeMarkup(bytes);

    private static bool LooksLikeMarkup(byte[] bytes)
    {
        var start = System.Text.Encoding.Latin1.GetString(bytes, 0, Math.Min(512, bytes.Length)).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return start.StartsWith('<') && start.Length > 1 && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?');
    }

    private static uint BigEndian(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);
}
