using System.Data.Common;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LocalOfferCms.Storage.Search;

/// <summary>What both full-text indexes share: how a search is read, and that pages holding any of the words will do when none holds all.</summary>
internal abstract class SearchIndex : ISearchIndex
{
    /// <summary>Counts the pages that match <c>@words</c>.</summary>
    protected abstract string CountSql { get; }

    /// <summary>Gives item, type, path, title and summary of those that match <c>@words</c>, best first, from <c>@skip</c> for <c>@take</c>.</summary>
    protected abstract string FindSql { get; }

    public abstract Task WriteAsync(CmsDbContext db, SearchDocument document, CancellationToken ct);

    public abstract Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct);

    public async Task<SearchResults> SearchAsync(CmsDbContext db, string text, int skip, int take, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        var words = SearchWords.Wanted(text);
        if (words.Count == 0)
        {
            return new SearchResults([], 0);
        }

        var all = await FindAsync(db, Expression(words, any: false), skip, take, ct);
        return all.Total > 0 || words.Count == 1 ? all : await FindAsync(db, Expression(words, any: true), skip, take, ct);
    }

    /// <summary>The words as the database's own search expression. They hold letters, digits and marks only.</summary>
    protected abstract string Expression(IReadOnlyList<string> words, bool any);

    private async Task<SearchResults> FindAsync(CmsDbContext db, string expression, int skip, int take, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var connection = db.Database.GetDbConnection();
            var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var total = (int)await connection.ScalarAsync<long>(transaction, CountSql, ct, ("@words", expression));
            var hits = total > skip && take > 0
                ? await connection.QueryAsync(transaction, FindSql, ReadHit, ct, ("@words", expression), ("@skip", skip), ("@take", take))
                : [];
            return new SearchResults(hits, total);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static SearchHit ReadHit(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));
}
