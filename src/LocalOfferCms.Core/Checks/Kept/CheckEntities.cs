namespace LocalOfferCms.Core.Checks.Kept;

/// <summary>When a published page was last checked, and what came of it. The site report reads these rows and no documents.</summary>
public sealed class PageCheck
{
    /// <summary>The page.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The version that was looked at.</summary>
    public required string ContentItemVersionId { get; set; }
    /// <summary>When, UTC.</summary>
    public DateTime CheckedUtc { get; set; }
    /// <summary>How hard it is to read; null when there is too little text to tell.</summary>
    public ReadingBand? Reading { get; set; }
}

/// <summary>Something that was found in a published page.</summary>
public sealed class PageFinding
{
    /// <summary>The page.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Order within the page, from 0.</summary>
    public int Position { get; init; }
    /// <summary>A stable code, such as <c>LinkText</c>.</summary>
    public required string Code { get; init; }
    /// <summary>How much it matters.</summary>
    public FindingSeverity Severity { get; init; }
    /// <summary>What is the matter.</summary>
    public required string Message { get; init; }
    /// <summary>The field as editors know it.</summary>
    public string Label { get; init; } = "";
    /// <summary>The words that it is about.</summary>
    public string Quote { get; init; } = "";
}

/// <summary>An address that published pages link to, and whether it answers.</summary>
public sealed class LinkCheck
{
    /// <summary>Follows from the address.</summary>
    public required string LinkCheckId { get; init; }
    /// <summary>The address: https://…, or a path within the site that begins with a slash.</summary>
    public required string Address { get; init; }
    /// <summary>What it answered last; null when it was not asked, or did not answer.</summary>
    public int? LastStatus { get; set; }
    /// <summary>What is wrong with it, in a sentence; null when nothing is.</summary>
    public string? Problem { get; set; }
    /// <summary>Where it has moved to for good; null when it has not.</summary>
    public string? MovedTo { get; set; }
    /// <summary>When it was last asked, UTC.</summary>
    public DateTime? LastCheckedUtc { get; set; }
    /// <summary>When it last answered well, UTC.</summary>
    public DateTime? LastOkUtc { get; set; }
    /// <summary>Since when it has not, UTC.</summary>
    public DateTime? FirstFailedUtc { get; set; }
    /// <summary>When the owners of its pages were told, UTC.</summary>
    public DateTime? ToldUtc { get; set; }

    /// <summary>The identity of an address.</summary>
    public static string IdOf(string address) => ContentIds.FromName("link:" + address);
}

/// <summary>A published page that links to an address.</summary>
public sealed class LinkUse
{
    /// <summary>The page.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>The address.</summary>
    public required string LinkCheckId { get; init; }
    /// <summary>The link's words.</summary>
    public string Words { get; init; } = "";
}
