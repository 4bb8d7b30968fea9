using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Search;

/// <summary>What is searched of a published item.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Body">Its text, without mark-up.</param>
public sealed record SearchDocument(string ContentItemId, string ContentType, string Path, string Title, string Summary, string Body)
{
    /// <summary>What the item can be filtered by.</summary>
    public SearchFacets Facets => new(ContentType, Topics, Audiences, AgeFrom, AgeTo);

    /// <summary>Ids of its topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Ids of its audiences; none is everybody.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The youngest it is for; null when it does not say.</summary>
    public int? AgeFrom { get; init; }

    /// <summary>The oldest it is for; null when it does not say.</summary>
    public int? AgeTo { get; init; }
}

/// <summary>A document as it is read back, for the list of results.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ContentItemId">The item.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its summary.</param>
/// <param name="Body">The beginning of its text.</param>
public sealed record StoredDocument(SearchKey Key, string ContentItemId, string ContentType, string Path, string Title, string Summary, string Body);

/// <summary>The number by which the full-text index knows a document. It carries the number of its facets too, so that counting what each filter
/// would leave costs no look-up.</summary>
/// <param name="Value">Facets in the upper half, document in the lower.</param>
public readonly record struct SearchKey(long Value)
{
    /// <summary>How far the facets' number is moved up.</summary>
    public const int Shift = 32;

    /// <summary>The facets' number.</summary>
    public int FacetId => (int)(Value >> Shift);

    /// <summary>The document's number. A document that is written again gets a new one.</summary>
    public long Number => Value & uint.MaxValue;
}

/// <summary>A question to the full-text index: documents that hold any of these phrases. A phrase is a list of tokens, as <see cref="IndexTokens"/> makes them.</summary>
/// <param name="Phrases">The phrases.</param>
public sealed record SearchPart(IReadOnlyList<IReadOnlyList<string>> Phrases);

/// <summary>What is new in the index since it was last read.</summary>
/// <param name="Facets">All facets, by number.</param>
/// <param name="Documents">The words of documents with a higher number than the last one read.</param>
public sealed record LexiconRows(IReadOnlyList<(int Id, SearchFacets Facets)> Facets, IReadOnlyList<(long Number, string Words)> Documents);

/// <summary>A council's full-text index, in its own database. Storage implements it for each database: it only finds who holds what.
/// What a search means, and which page is best, is decided by <see cref="SiteSearch"/>, once for all databases.</summary>
public interface ISearchIndex
{
    /// <summary>Adds or replaces a document, in the write that publishes it.</summary>
    Task WriteAsync(CmsDbContext db, SearchDocument document, CancellationToken ct);

    /// <summary>Removes a document, in the write that withdraws it.</summary>
    Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct);

    /// <summary>The items that are in the index.</summary>
    Task<IReadOnlyList<string>> ItemsAsync(CmsDbContext db, CancellationToken ct);

    /// <summary>Says for each part which documents match it, in one question to the database.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="parts">No more than 64.</param>
    /// <param name="found">Called with a part's position and a document.</param>
    /// <param name="ct">Cancels.</param>
    Task MatchAsync(CmsDbContext db, IReadOnlyList<SearchPart> parts, Action<int, SearchKey> found, CancellationToken ct);

    /// <summary>Reads documents by key and by address; those that are gone by now are left out.</summary>
    Task<IReadOnlyList<StoredDocument>> ReadAsync(CmsDbContext db, IReadOnlyList<SearchKey> keys, IReadOnlyList<string> paths, CancellationToken ct);

    /// <summary>Reads the words of documents with a higher number than <paramref name="after"/>, and all facets.</summary>
    Task<LexiconRows> ReadLexiconAsync(CmsDbContext db, long after, CancellationToken ct);
}
