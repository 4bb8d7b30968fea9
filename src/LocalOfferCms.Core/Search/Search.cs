using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Search;

/// <summary>What is searched of a published item; kept by Storage in the database's own full-text index.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Body">Its text, without mark-up.</param>
public sealed record SearchDocument(string ContentItemId, string ContentType, string Path, string Title, string Summary, string Body);

/// <summary>One page that was found.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary.</param>
public sealed record SearchHit(string ContentItemId, string ContentType, string Path, string Title, string Summary);

/// <summary>Results of a search.</summary>
/// <param name="Hits">The page asked for.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record SearchResults(IReadOnlyList<SearchHit> Hits, int Total);

/// <summary>A council's full-text index, in its own database. Storage implements it for each database.</summary>
public interface ISearchIndex
{
    /// <summary>Adds or replaces a document, in the write that publishes it.</summary>
    Task WriteAsync(CmsDbContext db, SearchDocument document, CancellationToken ct);

    /// <summary>Removes a document, in the write that withdraws it.</summary>
    Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct);

    /// <summary>Finds pages that hold all the words, best first; when none does, pages that hold any. The last word may be the beginning of one.
    /// Text without a letter or digit finds nothing.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="text">What was typed; any characters.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many to give.</param>
    /// <param name="ct">Cancels.</param>
    Task<SearchResults> SearchAsync(CmsDbContext db, string text, int skip, int take, CancellationToken ct);
}
