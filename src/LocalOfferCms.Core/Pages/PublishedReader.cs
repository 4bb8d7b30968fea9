using System.Data.Common;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.Pages;

/// <summary>The reads behind every public page and the site's snapshot, on one connection. Not for anything else.</summary>
internal sealed class PublishedReader : IAsyncDisposable
{
    /// <summary>No site is deeper; also ends the search when pages are each other's parents.</summary>
    private const int MaxDepth = 12;

    private const string Items = """("PublishedPages" p JOIN "ContentVersions" v ON v."ContentItemVersionId" = p."ContentItemVersionId")""";
    private const string ItemColumns = """p."ContentItemId", p."ContentType", p."Title", p."Summary", p."Path", p."SortDate", p."PublishedUtc", v."Stage" """;

    private readonly ReadConnection _connection;

    private PublishedReader(ReadConnection connection) => _connection = connection;

    public static async Task<PublishedReader> OpenAsync(IDatabaseEngine engine, Tenant tenant, CancellationToken ct) => new(await engine.OpenReadAsync(tenant, ct));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>What is at either of two addresses.</summary>
    public Task<List<PathRow>> PathsAsync(string path, string parent, CancellationToken ct) => _connection.QueryAsync(
        """
        SELECT e."Path", e."ContentItemId", e."IsCurrent", p."ContentType", p."Title", p."Path", v."Data", p."PublishedUtc", v."Stage",
            CASE WHEN v."ShowChangeNote" THEN v."ChangeNote" END
        FROM "Paths" e
        LEFT JOIN "PublishedPages" p ON p."ContentItemId" = e."ContentItemId"
        LEFT JOIN "ContentVersions" v ON v."ContentItemVersionId" = p."ContentItemVersionId"
        WHERE e."Path" = @path OR e."Path" = @parent
        """,
        row => new PathRow(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.IsDBNull(6)
            ? null
            : new PageVersion(row.GetString(1), row.GetString(3), row.GetString(4), TextOrNull(row, 5) ?? "", row.GetString(6), Utc(row, 7), Enum.Parse<ContentStage>(row.GetString(8)), TextOrNull(row, 9))),
        ct, ("@path", path), ("@parent", parent));

    /// <summary>A page as it stood at a moment.</summary>
    public async Task<PageVersion?> AsOnAsync(string id, DateTime end, CancellationToken ct)
    {
        var rows = await _connection.QueryAsync(
            """
            SELECT i."ContentType", v."DisplayText", e."Path", v."Data", v."PublishedUtc", v."Stage",
                CASE WHEN v."ShowChangeNote" THEN v."ChangeNote" END
            FROM "ContentVersions" v
            JOIN "ContentItems" i ON i."ContentItemId" = v."ContentItemId"
            LEFT JOIN "Paths" e ON e."ContentItemId" = i."ContentItemId" AND e."IsCurrent"
            WHERE v."ContentItemId" = @id AND v."PublishedUtc" < @end AND (v."UnpublishedUtc" >= @end OR (v."UnpublishedUtc" IS NULL AND v."Published"))
            ORDER BY v."PublishedUtc" DESC
            LIMIT 1
            """,
            row => new PageVersion(id, row.GetString(0), row.GetString(1), TextOrNull(row, 2) ?? "", row.GetString(3), Utc(row, 4), Enum.Parse<ContentStage>(row.GetString(5)), TextOrNull(row, 6)),
            ct, ("@id", id), ("@end", end));
        return rows.FirstOrDefault();
    }

    /// <summary>Both ends of a page's links: what it links to, with no kind; and what links to it in a way that it shows, with the kind.</summary>
    /// <param name="id">The page.</param>
    /// <param name="wanted">Items that it links to.</param>
    /// <param name="whole">Those of them whose content is shown on it.</param>
    /// <param name="kinds">Kinds of links that it shows from the other end.</param>
    /// <param name="backWhole">Whether it shows the content of what links to it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<List<LinkedRow>> LinkedAsync(
        string id, IReadOnlyList<string> wanted, IReadOnlyList<string> whole, IReadOnlyList<string> kinds, bool backWhole, CancellationToken ct)
    {
        var (wantedNames, wholeNames, kindNames) = (Names("w", wanted), Names("f", whole), Names("k", kinds));
        var sql = $"""
            SELECT NULL AS "Kind", {ItemColumns}, CASE WHEN p."ContentItemId" IN ({List(wholeNames)}) THEN v."Data" END, p."Position"
            FROM {Items}
            WHERE p."ContentItemId" IN ({List(wantedNames)})
            UNION ALL
            SELECT l."Kind", {ItemColumns}, {(backWhole ? "v.\"Data\"" : "NULL")}, p."Position"
            FROM "Links" l JOIN {Items} ON p."ContentItemId" = l."FromItemId"
            WHERE l."ToItemId" = @id AND l."Kind" IN ({List(kindNames)})
            ORDER BY 11, 4
            """;
        return _connection.QueryAsync(sql, row => new LinkedRow(TextOrNull(row, 0), Item(row, 1)), ct, [("@id", id), .. wantedNames, .. wholeNames, .. kindNames]);
    }

    /// <summary>Published items, whole.</summary>
    public Task<List<IncludedRow>> ItemsAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var names = Names("i", ids);
        return _connection.QueryAsync($"""SELECT {ItemColumns}, v."Data" FROM {Items} WHERE p."ContentItemId" IN ({List(names)})""", row => Item(row, 0), ct, names);
    }

    /// <summary>Published items of some types, whole.</summary>
    public Task<List<IncludedRow>> OfTypesAsync(IReadOnlyList<string> types, CancellationToken ct)
    {
        var names = Names("t", types);
        return _connection.QueryAsync($"""SELECT {ItemColumns}, v."Data" FROM {Items} WHERE p."ContentType" IN ({List(names)})""", row => Item(row, 0), ct, names);
    }

    /// <summary>Pages that menus name and that are listed under the home page, in order; without their content.</summary>
    public Task<List<IncludedRow>> SectionsAsync(CancellationToken ct) => _connection.QueryAsync(
        $"""
        SELECT {ItemColumns}, NULL
        FROM {Items} JOIN "Paths" home ON home."ContentItemId" = p."ParentId"
        WHERE home."Path" = '' AND home."IsCurrent" AND p."Path" IS NOT NULL AND p."ContentType" <> @elsewhere AND v."Stage" <> @archived
        ORDER BY p."Position", p."Title"
        """,
        row => Item(row, 0), ct, ("@elsewhere", ListedPages.LeadsElsewhere), ("@archived", nameof(ContentStage.Archived)));

    /// <summary>Documents of the site, by kind.</summary>
    public Task<List<SiteDocument>> DocumentsAsync(IReadOnlyList<string> kinds, CancellationToken ct)
    {
        var names = Names("k", kinds);
        return _connection.QueryAsync(
            $"""SELECT "Kind", "Name", "Data" FROM "SiteDocuments" WHERE "Kind" IN ({List(names)})""",
            row => new SiteDocument { Kind = row.GetString(0), Name = row.GetString(1), Data = row.GetString(2) }, ct, names);
    }

    /// <summary>From the top down to a page's parent; the home page first, even where the chain does not lead to it.</summary>
    public async Task<IReadOnlyList<PageLink>> AncestorsAsync(string pageId, string? parentId, CancellationToken ct)
    {
        var rows = await _connection.QueryAsync(
            """
            WITH RECURSIVE above(id, depth) AS (
                SELECT CAST(@first AS varchar(64)), 0
                UNION ALL
                SELECT p."ParentId", above.depth + 1 FROM "PublishedPages" p JOIN above ON p."ContentItemId" = above.id
                WHERE p."ParentId" IS NOT NULL AND above.depth < @most)
            SELECT above.depth, p."ContentItemId", p."ContentType", p."Title", p."Summary", p."Path"
            FROM above JOIN "PublishedPages" p ON p."ContentItemId" = above.id
            UNION ALL
            SELECT @most + 1, p."ContentItemId", p."ContentType", p."Title", p."Summary", p."Path" FROM "PublishedPages" p WHERE p."Path" = ''
            """,
            row => (Depth: row.GetInt32(0), Page: new PageLink(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), TextOrNull(row, 5))),
            ct, ("@first", parentId ?? ""), ("@most", MaxDepth));
        return [.. rows.Where(r => r.Page.Path is not null && r.Page.Id != pageId).OrderBy(r => r.Depth).DistinctBy(r => r.Page.Path == "" ? "" : r.Page.Id)
            .OrderBy(r => r.Page.Path == "" ? 0 : 1).ThenByDescending(r => r.Depth).Select(r => r.Page)];
    }

    /// <summary>Files by their ids, and the captions and transcripts that go with them.</summary>
    public Task<List<MediaFile>> FilesAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        var names = Names("m", ids);
        return _connection.QueryAsync(
            $"""
                SELECT m."MediaFileId", m."Path", m."ContentType", m."Length", m."Hash", m."PageCount",
                    m."FileName", m."Width", m."Height", m."FocalX", m."FocalY", m."AltText", m."Language", m."State", m."Title", m."CaptionsId", m."TranscriptId"
                FROM "MediaFiles" m
                WHERE m."MediaFileId" IN ({List(names)})
                    OR m."MediaFileId" IN (SELECT v."CaptionsId" FROM "MediaFiles" v WHERE v."MediaFileId" IN ({List(names)}))
                    OR m."MediaFileId" IN (SELECT v."TranscriptId" FROM "MediaFiles" v WHERE v."MediaFileId" IN ({List(names)}))
                """,
            row => new MediaFile
            {
                MediaFileId = row.GetString(0),
                Path = row.GetString(1),
                ContentType = row.GetString(2),
                Length = row.GetInt64(3),
                Hash = row.GetString(4),
                PageCount = NumberOrNull(row, 5),
                FileName = TextOrNull(row, 6),
                Width = NumberOrNull(row, 7),
                Height = NumberOrNull(row, 8),
                FocalX = row.IsDBNull(9) ? null : row.GetDouble(9),
                FocalY = row.IsDBNull(10) ? null : row.GetDouble(10),
                AltText = row.GetString(11),
                Language = row.GetString(12),
                State = Enum.Parse<MediaState>(row.GetString(13)),
                Title = row.GetString(14),
                CaptionsId = TextOrNull(row, 15),
                TranscriptId = TextOrNull(row, 16),
            },
            ct, names);
    }

    /// <summary>Reads <see cref="ItemColumns"/> and the content after them.</summary>
    private static IncludedRow Item(DbDataReader row, int first) => new(
        row.GetString(first), row.GetString(first + 1), row.GetString(first + 2), row.GetString(first + 3), TextOrNull(row, first + 4),
        row.IsDBNull(first + 5) ? null : Utc(row, first + 5), Utc(row, first + 6), row.GetString(first + 7) == nameof(ContentStage.Archived), TextOrNull(row, first + 8) ?? "{}");

    private static (string Name, object Value)[] Names(string prefix, IReadOnlyList<string> values) => [.. values.Select((value, i) => ($"@{prefix}{i}", (object)value))];

    // An empty list is a list of nothing; both databases want something between the brackets.
    private static string List((string Name, object Value)[] names) => names.Length == 0 ? "NULL" : string.Join(',', names.Select(n => n.Name));

    private static string? TextOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? NumberOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateTime Utc(DbDataReader row, int column) => DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);
}

/// <summary>An address, current or former, with what is published there.</summary>
internal sealed record PathRow(string Path, string ContentItemId, bool IsCurrent, PageVersion? Published);

/// <summary>A version of a page that is, or was, on the site.</summary>
internal sealed record PageVersion(
    string Id, string ContentType, string Title, string Path, string Data, DateTime PublishedUtc, ContentStage Stage, string? ChangeNote = null);

/// <summary>A published item at one end of a link.</summary>
internal sealed record LinkedRow(string? Kind, IncludedRow Row);
