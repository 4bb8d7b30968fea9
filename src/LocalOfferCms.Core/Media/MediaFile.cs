using System.Text.Json;

namespace LocalOfferCms.Core.Media;

/// <summary>Whether a file of the library may be shown.</summary>
public enum MediaState
{
    /// <summary>It is shown where pages use it.</summary>
    Kept,
    /// <summary>It is shown nowhere: the consent for it has ended, or an editor took it back.</summary>
    Withdrawn,
    /// <summary>It was deleted. Its address answers that it is gone; its bytes go after some days.</summary>
    Removed,
}

/// <summary>Something about a file that its editor should know, in plain English.</summary>
/// <param name="Code">Stable, such as <c>PdfNotTagged</c>.</param>
/// <param name="Message">A sentence or two, ready to be shown.</param>
public sealed record MediaFinding(string Code, string Message);

/// <summary>A file of a council's media library. Its bytes lie under their own hash, so a file that is replaced gets a new address, and its old one leads there.
/// A picture's bytes are the cleaned picture: what was handed in, with its place and camera, is never kept.</summary>
public sealed class MediaFile
{
    /// <summary>The identity that pages refer to. It outlives renaming and replacing.</summary>
    public required string MediaFileId { get; init; }
    /// <summary>The path that content and recipes know it by, such as <c>documents/my-views.docx</c>; unique in the council, and never changed.</summary>
    public required string Path { get; set; }
    /// <summary>The name that editors have given it since; null while it is called as at its path.</summary>
    public string? FileName { get; set; }
    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Hash { get; set; }
    /// <summary>SHA-256 of what was handed in: tells the same file again from another, although a picture is cleaned first.</summary>
    public string? SourceHash { get; set; }
    /// <summary>What its addresses named it by before its content was replaced, newest first, with a space between: an address in a letter still leads to it.</summary>
    public string FormerHashes { get; set; } = "";
    /// <summary>Length in bytes, read from the file.</summary>
    public long Length { get; set; }
    /// <summary>MIME type, found from the file's content.</summary>
    public required string ContentType { get; set; }
    /// <summary>Pages of a document, when they can be counted.</summary>
    public int? PageCount { get; set; }
    /// <summary>Width of a picture in pixels.</summary>
    public int? Width { get; set; }
    /// <summary>Height of a picture in pixels.</summary>
    public int? Height { get; set; }
    /// <summary>The point that stays in sight when a picture is cropped, from 0 (left) to 1.</summary>
    public double? FocalX { get; set; }
    /// <summary>The same from 0 (top) to 1.</summary>
    public double? FocalY { get; set; }
    /// <summary>What a picture shows, for those who do not see it; pages may say it in words of their own.</summary>
    public string AltText { get; set; } = "";
    /// <summary>Whether a picture tells nothing, so that it needs no words.</summary>
    public bool IsDecorative { get; set; }
    /// <summary>What it is called in the library; its name when empty.</summary>
    public string Title { get; set; } = "";
    /// <summary>Who looks after it.</summary>
    public string Owner { get; set; } = "";
    /// <summary>By what right it is used: "Our own", "Open Government Licence v3.0" …</summary>
    public string Licence { get; set; } = "";
    /// <summary>The language of a document, as an HTML language code; empty for English.</summary>
    public string Language { get; set; } = "";
    /// <summary>Whether a picture shows people under 18; null while nobody has said.</summary>
    public bool? ShowsChildren { get; set; }
    /// <summary>Who gave consent: "Parent", "Young person", never a child's name.</summary>
    public string ConsentBy { get; set; } = "";
    /// <summary>On behalf of whom, as the reference of the signed form.</summary>
    public string ConsentReference { get; set; } = "";
    /// <summary>The last day on which the picture may be shown.</summary>
    public DateOnly? ConsentUntil { get; set; }
    /// <summary>Whether it may be fetched although no published page uses it.</summary>
    public bool IsPublic { get; set; }
    /// <summary>The file that holds a video's captions.</summary>
    public string? CaptionsId { get; set; }
    /// <summary>The file that holds the words of a video or sound.</summary>
    public string? TranscriptId { get; set; }
    /// <summary>What the checks of the file found, as JSON; see <see cref="Findings"/>.</summary>
    public string? FindingsJson { get; set; }
    /// <summary>Whether it may be shown.</summary>
    public MediaState State { get; set; }
    /// <summary>Why it is withdrawn or removed.</summary>
    public string StateReason { get; set; } = "";
    /// <summary>Since when, UTC.</summary>
    public DateTime? StateSinceUtc { get; set; }
    /// <summary>Who added it or last replaced its content.</summary>
    public string UploadedBy { get; set; } = "";
    /// <summary>When its content was added or replaced, UTC.</summary>
    public DateTime ModifiedUtc { get; set; }

    /// <summary>The identity of the file at a path: worked out, so that content can refer to a file before it is there.</summary>
    public static string IdOf(string path) => ContentIds.FromName("media:" + path.Trim('/').ToLowerInvariant());

    /// <summary>The file's name.</summary>
    public string Name => FileName ?? Path[(Path.LastIndexOf('/') + 1)..];
    /// <summary>The address within the council's site: <c>media/{id}/{hash}/{name}</c>.</summary>
    public string Address => $"media/{MediaFileId}/{Hash[..16]}/{Uri.EscapeDataString(Name)}";
    /// <summary>What it is called in lists.</summary>
    public string Label => Title.Length > 0 ? Title : Name;
    /// <summary>Whether it is a picture.</summary>
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);
    /// <summary>Whether it is a video or a sound.</summary>
    public bool IsPlayed => ContentType.StartsWith("video/", StringComparison.Ordinal) || ContentType.StartsWith("audio/", StringComparison.Ordinal);
    /// <summary>Whether it is a picture that still wants words for those who do not see it.</summary>
    public bool NeedsAltText => IsPicture && AltText.Length == 0 && !IsDecorative;

    /// <summary>What the checks of the file found.</summary>
    public IReadOnlyList<MediaFinding> Findings
    {
        get => FindingsJson is null ? [] : JsonSerializer.Deserialize<List<MediaFinding>>(FindingsJson) ?? [];
        set => FindingsJson = value.Count == 0 ? null : JsonSerializer.Serialize(value);
    }

    internal const int NameLength = 200;
    internal const int TextLength = 500;
    internal const int ReferenceLength = 64;
}
