using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;

namespace LocalOfferCms.TestSupport;

/// <summary>A page as the host sends it, without a browser.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Status">The status it answers with.</param>
/// <param name="Html">The page.</param>
/// <param name="FoundOn">The page that links to it.</param>
/// <param name="CompressedLength">About how many bytes it takes on the wire.</param>
public sealed record SitePage(string Url, int Status, string Html, string FoundOn, long CompressedLength);

/// <summary>Walks through a council's site from its home page, its site map and the addresses that every council has.</summary>
public static class SiteCrawler
{
    // Pages that no link may lead to, but that visitors meet: a search, one that finds nothing, and the page for a wrong address.
    private static readonly string[] Required =
    [
        "", "site-map", "search", "search?q=school", "search?q=zzzzzz", "glossary", "services", "help-now", "accessibility-statement", "privacy",
        "help-getting-this-information", "data-protection-complaint", NoSuchPage,
    ];

    // A list under more filters at once looks as it does under two, and there are as many such pages as there are sets of filters.
    private const int MostFilters = 3;

    /// <summary>An address at which there is nothing.</summary>
    public const string NoSuchPage = "no-such-page";

    /// <summary>Every page that can be reached, each once. A query counts by its names only, so that lists do not go on for ever.</summary>
    /// <param name="client">One that follows no redirect.</param>
    /// <param name="home">The home page's address, with its final slash.</param>
    public static async Task<IReadOnlyList<SitePage>> WalkAsync(HttpClient client, Uri home)
    {
        var pages = new List<SitePage>();
        var seen = new HashSet<string>();
        var waiting = new Queue<(Uri Url, string FoundOn)>(Required.Select(path => (new Uri(home, path), "every site")));
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(Shape(next.Url)))
            {
                continue;
            }

            using var response = await client.GetAsync(next.Url);
            if (response.Headers.Location is { } location)
            {
                waiting.Enqueue((new Uri(next.Url, location), next.Url.ToString()));
                continue;
            }

            if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var html = await response.Content.ReadAsStringAsync();
            pages.Add(new SitePage(next.Url.ToString(), (int)response.StatusCode, html, next.FoundOn, CompressedLength(html)));
            foreach (var link in Links(html, next.Url).Where(link => IsOfSite(link, home) && Filters(link) <= MostFilters))
            {
                waiting.Enqueue((link, next.Url.ToString()));
            }
        }

        return pages;
    }

    /// <summary>Pages that do not answer as they should: all with 200, but the wrong address with 404.</summary>
    public static IEnumerable<string> Broken(IEnumerable<SitePage> pages) =>
        from page in pages
        let expected = page.Url.EndsWith("/" + NoSuchPage, StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK
        where page.Status != (int)expected
        select $"{page.Url} answers {page.Status}, linked from {page.FoundOn}";

    private static IEnumerable<Uri> Links(string html, Uri page) =>
        new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]")
            .Select(a => Uri.TryCreate(page, a.GetAttribute("href"), out var link) ? link : null)
            .OfType<Uri>()
            .Select(link => new Uri(link.GetLeftPart(UriPartial.Query)));

    private static long CompressedLength(string html)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, packed, out var written, quality: 4, window: 18) ? written : bytes.Length;
    }

    private static int Filters(Uri link) => link.Query.Count(c => c == '=');

    private static bool IsOfSite(Uri link, Uri home) => link.GetLeftPart(UriPartial.Query).StartsWith(home.ToString(), StringComparison.Ordinal);

    private static string Shape(Uri url) =>
        url.AbsolutePath + "?" + string.Join('&', url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal))
        + (url.Query.Contains("zzzzzz", StringComparison.Ordinal) ? "nothing" : "");
}
