using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>An FTS5 table of tokens without content of its own, beside a table of the documents. No triggers keep it: EF's table rebuilds would drop them silently.
/// Ranking is not FTS5's: its bm25 looks up the length of every page that holds a word, which for a word on most of 10,000 pages takes 14 to 32 ms;
/// the bare list of those pages takes 2.</summary>
internal sealed class SqliteSearchIndex : SearchIndex
{
    // The tokens come folded and stemmed, with spaces between. The ASCII tokenizer leaves other letters as they are.
    public const string Tables =
        """
        CREATE TABLE "SearchFacets" (
            "FacetId" INTEGER NOT NULL CONSTRAINT "PK_SearchFacets" PRIMARY KEY AUTOINCREMENT,
            "Facets" TEXT NOT NULL
        );


        CREATE UNIQUE INDEX "IX_SearchFacets_Facets" ON "SearchFacets" ("Facets");


        CREATE TABLE "SearchDocuments" (
            "Number" INTEGER NOT NULL CONSTRAINT "PK_SearchDocuments" PRIMARY KEY AUTOINCREMENT,
            "FacetId" INTEGER NOT NULL,
            "ContentItemId" TEXT NOT NULL,
            "ContentType" TEXT NOT NULL,
            "Path" TEXT NOT NULL,
            "Title" TEXT NOT NULL,
            "Summary" TEXT NOT NULL,
            "Words" TEXT NOT NULL,
            "Body" TEXT NOT NULL
        );


        CREATE UNIQUE INDEX "IX_SearchDocuments_ContentItemId" ON "SearchDocuments" ("ContentItemId");


        CREATE INDEX "IX_SearchDocuments_Path" ON "SearchDocuments" ("Path");


        CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Tokens", content = '', contentless_delete = 1, tokenize = 'ascii');


        """;

    protected override string MatchSql(string parameter) => $"""rowid FROM "SearchIndex" WHERE "SearchIndex" MATCH {parameter}""";

    // Quoted, a token is never an operator. Tokens hold letters, digits and marks only.
    protected override string Expression(SearchPart part) => string.Join(" OR ", part.Phrases.Select(phrase => $"\"{string.Join(' ', phrase)}\""));

    public override Task WriteAsync(CmsDbContext db, SearchDocument document, CancellationToken ct)
    {
        var (id, type, path, facets) = (document.ContentItemId, document.ContentType, document.Path, document.Facets.Text());
        var (title, summary, body) = (IndexTokens.Text(document.Title), IndexTokens.Text(document.Summary), IndexTokens.Text(document.Body));
        var (tokens, words) = (string.Join(' ', IndexTokens.Of(document)), IndexTokens.Vocabulary(document));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SearchFacets" ("Facets") SELECT {facets} WHERE NOT EXISTS (SELECT 1 FROM "SearchFacets" WHERE "Facets" = {facets});
            DELETE FROM "SearchIndex" WHERE rowid = (SELECT ("FacetId" << 32) | "Number" FROM "SearchDocuments" WHERE "ContentItemId" = {id});
            DELETE FROM "SearchDocuments" WHERE "ContentItemId" = {id};
            INSERT INTO "SearchDocuments" ("FacetId", "ContentItemId", "ContentType", "Path", "Title", "Summary", "Words", "Body")
            SELECT "FacetId", {id}, {type}, {path}, {title}, {summary}, {words}, {body} FROM "SearchFacets" WHERE "Facets" = {facets};
            INSERT INTO "SearchIndex" (rowid, "Tokens")
            SELECT ("FacetId" << 32) | "Number", {tokens} FROM "SearchDocuments" WHERE "ContentItemId" = {id};
            """, ct);
    }

    public override Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM "SearchIndex" WHERE rowid = (SELECT ("FacetId" << 32) | "Number" FROM "SearchDocuments" WHERE "ContentItemId" = {contentItemId});
        DELETE FROM "SearchDocuments" WHERE "ContentItemId" = {contentItemId};
        """, ct);
}
