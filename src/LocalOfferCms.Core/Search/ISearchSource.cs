using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Search;

/// <summary>Documents of the full-text index that are no content items: a module writes them as it publishes, and gives them again when the index is made anew.</summary>
public interface ISearchSource
{
    /// <summary>The ids of everything that belongs into the index.</summary>
    Task<IReadOnlyList<string>> IdsAsync(CmsDbContext db, CancellationToken ct);

    /// <summary>The documents of those of the ids that are its own and belong into the index now.</summary>
    Task<IReadOnlyList<SearchDocument>> ReadAsync(CmsDbContext db, IReadOnlyCollection<string> ids, CancellationToken ct);
}
