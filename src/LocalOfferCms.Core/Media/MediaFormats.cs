using LocalOfferCms.Core.Media.Pictures;

namespace LocalOfferCms.Core.Media;

/// <summary>The kinds of file that a media library takes, each known by its extension and by its first bytes.
/// Nothing that a browser would run is among them: no SVG, no HTML, no script.</summary>
internal static class MediaFormats
{
    private static readonly Dictionary<string, (string ContentType, Func<byte[], bool> Matches)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = ("application/pdf", bytes => bytes.AsSpan(0, Math.Min(1_024, bytes.Length)).IndexOf("%PDF-"u8) >= 0),
        ["docx"] = (FileKinds.Word, bytes => MediaPackages.IsOffice(bytes, "word/")),
        ["xlsx"] = (FileKinds.Spreadsheet, bytes => MediaPackages.IsOffice(bytes, "xl/")),
        ["pptx"] = (FileKinds.Presentation, bytes => MediaPackages.IsOffice(bytes, "ppt/")),
        ["odt"] = (FileKinds.OpenDocument, bytes => MediaPackages.HasMimeType(bytes, FileKinds.OpenDocument)),
        ["ods"] = (FileKinds.OpenSpreadsheet, bytes => MediaPackages.HasMimeType(bytes, FileKinds.OpenSpreadsheet)),
        ["odp"] = (FileKinds.OpenPresentation, bytes => MediaPackages.HasMimeType(bytes, FileKinds.OpenPresentation)),
        ["epub"] = (FileKinds.Epub, bytes => MediaPackages.HasMimeType(bytes, FileKinds.Epub)),
        ["doc"] = ("application/msword", bytes => Begins(bytes, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
        ["rtf"] = ("application/rtf", bytes => Begins(bytes, @"{\rtf"u8)),
        ["csv"] = ("text/csv", IsPlainText),
        ["txt"] = ("text/plain", IsPlainText),
        ["vtt"] = (FileKinds.Captions, IsCaptions),
        ["brf"] = (FileKinds.Braille, IsPlainText),
        ["mp3"] = ("audio/mpeg", bytes => Begins(bytes, "ID3"u8) || bytes is [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..]),
        ["mp4"] = ("video/mp4", bytes => bytes.Length > 12 && bytes.AsSpan(4, 4).SequenceEqual("ftyp"u8)),
    };

    private static readonly HashSet<string> Pictures = new(["jpg", "jpeg", "png", "webp", "gif"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Endings of the names of files that are taken, for a sentence and for the file picker.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. Known.Keys, .. Pictures];

    /// <summary>The MIME type of a file, by its content; a document's name must agree, since readers and their programs go by it.
    /// A picture may be called like another kind of picture.</summary>
    /// <exception cref="RefusedException">The kind is not taken, or the bytes are of another kind than the name says.</exception>
    public static string Identify(string path, byte[] bytes)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var extension = name.LastIndexOf('.') is var dot and > 0 ? name[(dot + 1)..] : "";
        var isPicture = Pictures.Contains(extension);
        if (!isPicture && !Known.ContainsKey(extension))
        {
            throw Refuse("MediaKind", extension.Equals("svg", StringComparison.OrdinalIgnoreCase)
                ? $"Files of the kind 'svg' are not taken ('{name}'): such a drawing can hold scripts. Save it as PNG or WebP and try again."
                : $"Files of the kind '{extension}' are not taken ('{name}'). Allowed: {string.Join(", ", Endings)}.");
        }

        if (bytes.Length == 0)
        {
            throw Refuse("MediaEmpty", $"The file '{name}' is empty.");
        }

        if (isPicture)
        {
            return Picture(name, bytes);
        }

        var format = Known[extension];
        return format.Matches(bytes)
            ? format.ContentType
            : throw Refuse("MediaMismatch", $"The file '{name}' is not what its name says: its content is not {extension.ToUpperInvariant()}, or it is damaged.");
    }

    /// <summary>The type that a name's ending promises; empty for none that is taken.</summary>
    public static string UsualType(string name) =>
        Path.GetExtension(name).TrimStart('.') is var ending && Pictures.Contains(ending) ? "image/*" : Known.TryGetValue(ending, out var format) ? format.ContentType : "";

    private static string Picture(string name, byte[] bytes)
    {
        if (PictureHeader.Read(bytes) is not { } header)
        {
            throw Refuse("MediaMismatch", $"The file '{name}' is not a picture that can be read: it is of another kind than its name says, cut off or damaged.");
        }

        return !header.IsTooLarge
            ? PictureTypes.Of(header.Format)
            : throw Refuse("MediaTooManyPixels", $"The picture '{name}' is {header.Width} by {header.Height} pixels. The most is {PictureHeader.MostPixels / 1_000_000} million pixels; make it smaller and try again.");
    }

    private static bool Begins(byte[] bytes, ReadOnlySpan<byte> start) => bytes.AsSpan().StartsWith(start);

    private static bool IsCaptions(byte[] bytes) =>
        IsPlainText(bytes) && (Begins(bytes, "WEBVTT"u8) || Begins(bytes, [0xEF, 0xBB, 0xBF, .. "WEBVTT"u8])) && bytes.AsSpan().IndexOf("-->"u8) > 0;

    private static bool IsPlainText(byte[] bytes) =>
        !bytes.Contains((byte)0) && !Begins(bytes, "%PDF-"u8) && !Begins(bytes, "PK\x03\x04"u8) && !LooksLikeMarkup(bytes);

    private static bool LooksLikeMarkup(byte[] bytes)
    {
        var start = System.Text.Encoding.Latin1.GetString(bytes, 0, Math.Min(512, bytes.Length)).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return start.StartsWith('<') && start.Length > 1 && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?');
    }

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);
}
