using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Storage.PostgreSql;

/// <summary>A table of word vectors with a GIN index. Words are split and accents taken off before they reach the server, so that it reads
/// them as SQLite does; its own configuration stems every word and leaves none out, since common words are dealt with in one place for both.</summary>
internal sealed class PostgreSqlSearchIndex : SearchIndex
{
    public const string Tables =
        """
        CREATE TEXT SEARCH DICTIONARY "search_stem" (TEMPLATE = snowball, LANGUAGE = english);


        CREATE TEXT SEARCH CONFIGURATION "search_words" (COPY = pg_catalog.simple);


        ALTER TEXT SEARCH CONFIGURATION "search_words" ALTER MAPPING FOR asciiword, word WITH "search_stem";


        CREATE TABLE "SearchIndex" (
            "ContentItemId" character varying(64) NOT NULL,
            "ContentType" text NOT NULL,
            "Path" text NOT NULL,
            "Title" text NOT NULL,
            "Summary" text NOT NULL,
            "Words" tsvector NOT NULL,
            CONSTRAINT "PK_SearchIndex" PRIMARY KEY ("ContentItemId")
        );


        CREATE INDEX "IX_SearchIndex_Words" ON "SearchIndex" USING gin ("Words");


        """;

    protected override string CountSql => """SELECT count(*) FROM "SearchIndex" WHERE "Words" @@ to_tsquery('search_words', @words)""";

    // Weights from the least to the most: none, body, summary, title. 1 makes a long page's words count for less.
    protected override string FindSql =>
        """
        SELECT "ContentItemId", "ContentType", "Path", "Title", "Summary"
        FROM "SearchIndex", to_tsquery('search_words', @words) AS wanted
        WHERE "Words" @@ wanted
        ORDER BY ts_rank('{0, 0.1, 0.4, 1}', "Words", wanted, 1) DESC, "ContentItemId"
        LIMIT @take OFFSET @skip
        """;

    public override Task WriteAsync(CmsDbContext db, SearchDocument document, CancellationToken ct)
    {
        var (id, type, path) = (document.ContentItemId, document.ContentType, document.Path);
        var (title, summary) = (SearchWords.Storable(document.Title), SearchWords.Storable(document.Summary));
        var (titleWords, summaryWords, bodyWords) = (Words(title), Words(summary), Words(SearchWords.Storable(document.Body)));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SearchIndex" ("ContentItemId", "ContentType", "Path", "Title", "Summary", "Words")
            VALUES ({id}, {type}, {path}, {title}, {summary},
                setweight(to_tsvector('search_words', {titleWords}), 'A') ||
                setweight(to_tsvector('search_words', {summaryWords}), 'B') ||
                setweight(to_tsvector('search_words', {bodyWords}), 'C'))
            ON CONFLICT ("ContentItemId") DO UPDATE SET
                "ContentType" = excluded."ContentType", "Path" = excluded."Path",
                "Title" = excluded."Title", "Summary" = excluded."Summary", "Words" = excluded."Words"
            """, ct);
    }

    public override Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchIndex" WHERE "ContentItemId" = {contentItemId}""", ct);

    // Quoted, a word is never an operator; ":*" after the last one finds words that begin so.
    protected override string Expression(IReadOnlyList<string> words, bool any) =>
        string.Join(any ? " | " : " & ", words.Select(word => $"'{SearchWords.Fold(word)}'")) + (words[^1].Length > 1 ? ":*" : "");

    private static string Words(string text) => SearchWords.Fold(string.Join(' ', SearchWords.Split(text)));
}
