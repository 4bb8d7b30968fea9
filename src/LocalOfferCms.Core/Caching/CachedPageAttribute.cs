namespace LocalOfferCms.Core.Caching;

/// <summary>Marks an endpoint whose answer is the same for everybody who is not signed in, so that it may be kept and given again.
/// It may depend on the address, on the query parameters named here, on reader settings and on published content; on nothing else of the request.
/// Parameters that are not named are taken off the request: what the key does not hold, the page cannot see.
/// An answer with <c>Cache-Control: no-store</c>, with a cookie, or other than 200 is never kept.</summary>
/// <param name="query">Query parameters that the answer depends on.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(params string[] query) : Attribute
{
    /// <summary>Query parameters that the answer depends on.</summary>
    public IReadOnlyList<string> Query { get; } = query;

    /// <summary>Whether parameters that modules declared for their types' views (<see cref="PageCacheOptions.ContentQuery"/>) count too.</summary>
    public bool ShowsContent { get; init; }

    /// <summary>Whether filters by the fields that a council added (<see cref="Types.FieldFilters"/>) count too.</summary>
    public bool FiltersOwnFields { get; init; }
}

/// <summary>How pages are cached.</summary>
public sealed class PageCacheOptions
{
    /// <summary>Query parameters that views of content types read. A module adds its own when it registers.</summary>
    public ISet<string> ContentQuery { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What else of a request a page depends on, as a short key with few values: the theme's reader settings. Empty for the usual.</summary>
    public Func<Microsoft.AspNetCore.Http.HttpRequest, string> VariantOf { get; set; } = _ => "";

    /// <summary>How many bytes of pages are kept in all, over all councils.</summary>
    public long MaxBytes { get; set; } = 96 * 1024 * 1024;

    /// <summary>How long a page is kept at most. Signals can be missed; this bounds how long that can show.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromMinutes(10);
}
