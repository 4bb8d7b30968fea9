namespace LocalOfferCms.Core.Search;

/// <summary>Searches that found nothing, for whoever looks at how the site is used. The module that searches counts them.</summary>
public interface IMissedSearches
{
    /// <summary>The most frequent ones that somebody last asked for on or after a day.</summary>
    Task<IReadOnlyList<MissedSearch>> ListAsync(DateOnly since, int most, CancellationToken ct);
}

/// <summary>A search that found nothing, for editors.</summary>
/// <param name="Term">What was searched for.</param>
/// <param name="Count">How often.</param>
/// <param name="LastDay">On which day last.</param>
public sealed record MissedSearch(string Term, int Count, DateOnly LastDay);
