using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Participation.Box;

/// <summary>The page that a comment is sent from, as the site knows it.</summary>
/// <param name="Path">Its address, without a leading slash.</param>
/// <param name="Title">Its title; the address itself where there is nothing that has one.</param>
/// <param name="ContentItemId">Its item; null for a search, or a page that is not there.</param>
/// <param name="Topic">Its first topic; null for none.</param>
internal sealed record CommentedPage(string Path, string Title, string? ContentItemId, string? Topic);

/// <summary>Finds the page at the address that a form names. The address is all that is taken from the form.</summary>
internal sealed class CommentedPages(IDatabaseEngine engine, CurrentTenant tenant)
{
    // By the primary keys of three tables. A guide's part has no address of its own there: its guide is found by the address above.
    private const string Query = """
        SELECT e."Path", e."ContentItemId", p."Title",
            (SELECT MIN(t."Term") FROM "Terms" t WHERE t."ContentItemId" = e."ContentItemId" AND t."Taxonomy" = 'topics')
        FROM "Paths" e JOIN "PublishedPages" p ON p."ContentItemId" = e."ContentItemId"
        WHERE e."Path" = @path OR e."Path" = @parent
        """;

    public async Task<CommentedPage> FindAsync(string? posted, CancellationToken ct)
    {
        var path = Clean(posted);
        var cut = path.LastIndexOf('/');
        var parent = cut > 0 ? path[..cut] : path;
        await using var read = await engine.OpenReadAsync(tenant.Value, ct);
        var found = await read.QueryAsync(
            Query, row => new CommentedPage(row.GetString(0), row.GetString(2), row.GetString(1), row.IsDBNull(3) ? null : row.GetString(3)), ct,
            ("@path", path), ("@parent", parent));
        var page = found.Find(f => f.Path == path) ?? found.Find(f => f.Path == parent);
        return page is null ? new(path, TitleOf(path), null, null) : page with { Path = path };
    }

    /// <summary>An address as it is kept, from what anybody may have posted.</summary>
    public static string Clean(string? posted)
    {
        var path = ContentPath.Normalise(PostedText.Clean(posted));
        return path.Length <= ContentPath.MaxLength ? path : path[..ContentPath.MaxLength];
    }

    private static string TitleOf(string path) => path switch
    {
        "search" => "Search",
        "services" => "Services",
        "schools" => "Schools",
        "glossary" => "Words explained",
        "site-map" => "Site map",
        "" => "The whole site",
        _ => "/" + path,
    };
}
