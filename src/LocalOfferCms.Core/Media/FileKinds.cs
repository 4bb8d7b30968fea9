namespace LocalOfferCms.Core.Media;

/// <summary>Names kinds and sizes of files for readers.</summary>
public static class FileKinds
{
    internal const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    internal const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    internal const string Presentation = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    internal const string OpenDocument = "application/vnd.oasis.opendocument.text";
    internal const string OpenSpreadsheet = "application/vnd.oasis.opendocument.spreadsheet";
    internal const string OpenPresentation = "application/vnd.oasis.opendocument.presentation";
    internal const string Captions = "text/vtt";
    internal const string Epub = "application/epub+zip";
    internal const string Braille = "application/x-brf";

    /// <summary>What readers call files of a MIME type: "PDF", "Word document", "spreadsheet" …</summary>
    public static string TypeName(string contentType) => contentType switch
    {
        "application/pdf" => "PDF",
        Word or "application/msword" => "Word document",
        Spreadsheet => "Spreadsheet",
        Presentation => "Slides",
        OpenDocument => "OpenDocument text",
        OpenSpreadsheet => "OpenDocument spreadsheet",
        OpenPresentation => "OpenDocument slides",
        Captions => "Captions (VTT)",
        Epub => "E-book (EPUB)",
        Braille => "Braille file",
        "application/rtf" => "Rich text document",
        "text/csv" => "Table of data (CSV)",
        "text/plain" => "Plain text",
        "audio/mpeg" => "Sound (MP3)",
        "video/mp4" => "Video (MP4)",
        "image/jpeg" => "Picture (JPEG)",
        "image/png" => "Picture (PNG)",
        "image/webp" => "Picture (WebP)",
        "image/gif" => "Picture (GIF)",
        _ => "File",
    };

    /// <summary>A length for readers: "81 KB", "1.2 MB". Powers of 1,000, and no more digits than help.</summary>
    public static string SizeName(long bytes)
    {
        var kilobytes = Math.Max(1, Math.Round(bytes / 1_000.0));
        if (kilobytes < 1_000)
        {
            return FormattableString.Invariant($"{kilobytes:0} KB");
        }

        var (size, unit) = bytes >= 999_500_000 ? (bytes / 1_000_000_000.0, "GB") : (bytes / 1_000_000.0, "MB");
        return size < 9.95 ? FormattableString.Invariant($"{size:0.#} {unit}") : FormattableString.Invariant($"{size:0} {unit}");
    }
}
