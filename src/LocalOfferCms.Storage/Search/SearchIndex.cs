using System.Data.Common;
using System.Globalization;
using System.Text;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LocalOfferCms.Storage.Search;

/// <summary>What both full-text indexes share: how documents are read back, and that all questions of a search go to the database as one.</summary>
internal abstract class SearchIndex : ISearchIndex
{
    /// <summary>A document's key, put together from its row.</summary>
    protected const string Key = "(\"FacetId\" << 32) | \"Number\"";

    // Enough to judge a page and to cut a passage out of it, without reading a book for it.
    private const int BodyRead = 12_000;

    /// <summary>Gives the key of every document that matches; the parameter's name stands for the expression.</summary>
    protected abstract string MatchSql(string parameter);

    /// <summary>The part as the database's own search expression.</summary>
    protected abstract string Expression(SearchPart part);

    public abstract Task WriteAsync(CmsDbContext db, SearchDocument document, CancellationToken ct);

    public abstract Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct);

    public Task<IReadOnlyList<string>> ItemsAsync(CmsDbContext db, CancellationToken ct) =>
        QueryAsync<string>(db, """SELECT "ContentItemId" FROM "SearchDocuments" """, row => row.GetString(0), ct);

    public async Task MatchAsync(CmsDbContext db, IReadOnlyList<SearchPart> parts, Action<int, SearchKey> found, CancellationToken ct)
    {
        var sql = new StringBuilder();
        var values = new (string, object?)[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var name = "@p" + i.ToString(CultureInfo.InvariantCulture);
            values[i] = (name, Expression(parts[i]));
            sql.Append("SELECT ").Append(MatchSql(name)).Append("; ");
        }

        await InConnectionAsync(db, async (connection, transaction) =>
        {
            await using var command = connection.Command(transaction, sql.ToString(), values);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var part = 0;
            do
            {
                // A row costs what is read of it: the key, and no more.
                while (await reader.ReadAsync(ct))
                {
                    found(part, new SearchKey(reader.GetInt64(0)));
                }

                part++;
            }
            while (await reader.NextResultAsync(ct));
            return true;
        }, ct);
    }

    public Task<IReadOnlyList<StoredDocument>> ReadAsync(CmsDbContext db, IReadOnlyList<SearchKey> keys, IReadOnlyList<string> paths, CancellationToken ct)
    {
        const string Columns = $"""SELECT {Key}, "ContentItemId", "ContentType", "Path", "Title", "Summary", substr("Body", 1, @length) FROM "SearchDocuments" """;
        var values = paths.Select((path, i) => ($"@path{i}", (object?)path)).Append(("@length", BodyRead)).ToArray();
        var byNumber = keys.Count == 0 ? null : $"""{Columns} WHERE "Number" IN ({string.Join(',', keys.Select(key => key.Number.ToString(CultureInfo.InvariantCulture)))})""";
        var byPath = paths.Count == 0 ? null : $"""{Columns} WHERE "Path" IN ({string.Join(',', paths.Select((_, i) => $"@path{i}"))})""";
        return (byNumber ?? byPath) is null
            ? Task.FromResult<IReadOnlyList<StoredDocument>>([])
            : QueryAsync(db, string.Join(" UNION ALL ", new[] { byNumber, byPath }.OfType<string>()), ReadDocument, ct, values);
    }

    public async Task<LexiconRows> ReadLexiconAsync(CmsDbContext db, long after, CancellationToken ct)
    {
        const string Sql =
            """
            SELECT "FacetId", "Facets", 0 FROM "SearchFacets"
            UNION ALL
            SELECT "Number", "Words", 1 FROM "SearchDocuments" WHERE "Number" > @after
            """;
        var rows = await QueryAsync(db, Sql, row => (Id: row.GetInt64(0), Text: row.GetString(1), IsDocument: row.GetInt32(2) == 1), ct, ("@after", after));
        return new(
            [.. rows.Where(row => !row.IsDocument).Select(row => ((int)row.Id, SearchFacets.Parse(row.Text)))],
            [.. rows.Where(row => row.IsDocument).Select(row => (row.Id, row.Text))]);
    }

    private static StoredDocument ReadDocument(DbDataReader row) =>
        new(new(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6));

    private static Task<IReadOnlyList<T>> QueryAsync<T>(
        CmsDbContext db, string sql, Func<DbDataReader, T> read, CancellationToken ct, params (string Name, object? Value)[] values) =>
        InConnectionAsync<IReadOnlyList<T>>(db, async (connection, transaction) => await connection.QueryAsync(transaction, sql, read, ct, values), ct);

    private static async Task<T> InConnectionAsync<T>(CmsDbContext db, Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await work(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction());
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
