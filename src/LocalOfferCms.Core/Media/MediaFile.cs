namespace LocalOfferCms.Core.Media;

/// <summary>A file of a council's media library. Its bytes lie under their own hash, so a file that is replaced gets a new address.</summary>
public sealed class MediaFile
{
    /// <summary>The identity that pages refer to.</summary>
    public required string MediaFileId { get; init; }
    /// <summary>The path that editors and recipes know it by, such as <c>documents/my-views.docx</c>; unique in the council.</summary>
    public required string Path { get; set; }
    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Hash { get; set; }
    /// <summary>Length in bytes, read from the file.</summary>
    public long Length { get; set; }
    /// <summary>MIME type, found from the file's first bytes and its extension.</summary>
    public required string ContentType { get; set; }
    /// <summary>Pages of a PDF, when they can be counted.</summary>
    public int? PageCount { get; set; }
    /// <summary>When it was added or replaced, UTC.</summary>
    public DateTime ModifiedUtc { get; set; }

    /// <summary>The identity of the file at a path: worked out, so that content can refer to a file before it is there.</summary>
    public static string IdOf(string path) => ContentIds.FromName("media:" + path.Trim('/').ToLowerInvariant());

    /// <summary>The file's name.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    /// <summary>The address within the council's site: <c>media/{id}/{hash}/{name}</c>.</summary>
    public string Address => $"media/{MediaFileId}/{Hash[..16]}/{Uri.EscapeDataString(Name)}";
}
