namespace LocalOfferCms.Search;

/// <summary>A search that found nothing, more than once. Nothing is kept about who searched.</summary>
internal sealed class SearchMiss
{
    /// <summary>The longest search that is kept.</summary>
    public const int TermLength = 100;

    /// <summary>What was searched for, in lower case.</summary>
    public required string Term { get; init; }

    /// <summary>How often.</summary>
    public int Count { get; set; }

    /// <summary>When last, UTC: a day, no time.</summary>
    public DateTime LastDay { get; set; }
}
