using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>An FTS5 table. No triggers keep it: EF's table rebuilds would drop them silently.</summary>
internal sealed class SqliteSearchIndex : SearchIndex
{
    /// <summary>FTS5 cannot look a row up by a column, and small row numbers keep its index small; so a table gives each item its number.</summary>
    public const string Tables =
        """
        CREATE TABLE "SearchKeys" (
            "SearchKeyId" INTEGER NOT NULL CONSTRAINT "PK_SearchKeys" PRIMARY KEY AUTOINCREMENT,
            "ContentItemId" TEXT NOT NULL
        );


        CREATE UNIQUE INDEX "IX_SearchKeys_ContentItemId" ON "SearchKeys" ("ContentItemId");


        CREATE VIRTUAL TABLE "SearchIndex" USING fts5(
            "Title", "Summary", "Body", "ContentItemId" UNINDEXED, "ContentType" UNINDEXED, "Path" UNINDEXED,
            tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
        );


        """;

    protected override string CountSql => """SELECT count(*) FROM "SearchIndex" WHERE "SearchIndex" MATCH @words""";

    // Ranked and cut inside the index; only the rows to be shown are read. Written in one go, a common word costs twice as much.
    protected override string FindSql =>
        """
        SELECT d."ContentItemId", d."ContentType", d."Path", d."Title", d."Summary"
        FROM (
            SELECT rowid AS "Hit", rank AS "Rank" FROM "SearchIndex"
            WHERE "SearchIndex" MATCH @words AND rank MATCH 'bm25(10.0, 4.0, 1.0)'
            ORDER BY rank LIMIT @take OFFSET @skip
        ) AS h
        JOIN "SearchIndex" AS d ON d.rowid = h."Hit"
        ORDER BY h."Rank", h."Hit"
        """;

    public override Task WriteAsync(CmsDbContext db, SearchDocument document, CancellationToken ct)
    {
        var (id, type, path) = (document.ContentItemId, document.ContentType, document.Path);
        var (title, summary, body) = (SearchWords.Storable(document.Title), SearchWords.Storable(document.Summary), SearchWords.Storable(document.Body));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SearchKeys" ("ContentItemId") VALUES ({id}) ON CONFLICT DO NOTHING;
            DELETE FROM "SearchIndex" WHERE rowid = (SELECT "SearchKeyId" FROM "SearchKeys" WHERE "ContentItemId" = {id});
            INSERT INTO "SearchIndex" (rowid, "Title", "Summary", "Body", "ContentItemId", "ContentType", "Path")
            SELECT "SearchKeyId", {title}, {summary}, {body}, {id}, {type}, {path} FROM "SearchKeys" WHERE "ContentItemId" = {id};
            """, ct);
    }

    public override Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM "SearchIndex" WHERE rowid = (SELECT "SearchKeyId" FROM "SearchKeys" WHERE "ContentItemId" = {contentItemId});
        DELETE FROM "SearchKeys" WHERE "ContentItemId" = {contentItemId};
        """, ct);

    // Quoted, a word is never an operator; a star after the last one finds words that begin so.
    protected override string Expression(IReadOnlyList<string> words, bool any) =>
        string.Join(any ? " OR " : " AND ", words.Select(word => $"\"{word}\"")) + (words[^1].Length > 1 ? "*" : "");
}
