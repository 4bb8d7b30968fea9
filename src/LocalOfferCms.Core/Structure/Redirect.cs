namespace LocalOfferCms.Core.Structure;

/// <summary>An address that no page has and that leads somewhere: one of an old site, or one that was printed. Made by hand or imported;
/// former addresses of pages lead to them without it.</summary>
public sealed class Redirect
{
    /// <summary>The address: lower-case, no slash at either end.</summary>
    public required string Path { get; init; }
    /// <summary>The page that it leads to; null when it leads to <see cref="Address"/>.</summary>
    public string? ContentItemId { get; set; }
    /// <summary>Another place that it leads to: an address elsewhere, or a page of the site that is no content, such as <c>services</c>.</summary>
    public string? Address { get; set; }
    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>Who made it.</summary>
    public required string Author { get; set; }
}
