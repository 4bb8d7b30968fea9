using System.Globalization;
using System.Text;
using System.Xml.Linq;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Ui.Feeds;

/// <summary>What search engines ask for first: <c>/robots.txt</c> and <c>/sitemap.xml</c>.</summary>
internal static class FeedEndpoints
{
    /// <summary>The most that one site map may hold; no council has a tenth of it.</summary>
    private const int MostAddresses = 50_000;

    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Pages that answer the same question in ever other ways, or that only one reader has.</summary>
    private static readonly string[] NotWorthIndexing = ["search", "reader-settings"];

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/robots.txt", GetAndHead, Robots);
        endpoints.MapMethods("/sitemap.xml", GetAndHead, SitemapAsync).WithMetadata(new CachedPageAttribute());
    }

    // A search engine reads it at the root of a host alone: there it is the council's own, or the platform's with a word about each council below it.
    private static IResult Robots(HttpRequest request, CurrentTenant current, TenantRegistry registry)
    {
        var text = new StringBuilder("User-agent: *\n");
        if (current.IsSet)
        {
            AppendCouncil(text, current.Value, request, request.PathBase.ToUriComponent());
        }
        else
        {
            text.Append("Disallow: /platform\n");
            foreach (var tenant in registry.All.Where(t => t.Prefix is not null))
            {
                AppendCouncil(text, tenant, request, "/" + tenant.Prefix);
            }
        }

        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }

    private static void AppendCouncil(StringBuilder text, Tenant tenant, HttpRequest request, string root)
    {
        if (tenant.DemonstrationNotice is { } notice)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {notice}\nDisallow: {root}/\n");
            return;
        }

        foreach (var path in NotWorthIndexing)
        {
            text.Append(CultureInfo.InvariantCulture, $"Disallow: {root}/{path}\n");
        }

        var site = tenant.Hosts.Count == 0 && tenant.CanonicalAddress is null
            ? $"{request.Scheme}://{request.Host.ToUriComponent()}{root}"
            : TenantAddress.Of(tenant, request);
        text.Append(CultureInfo.InvariantCulture, $"Sitemap: {site}/sitemap.xml\n");
    }

    private static async Task<IResult> SitemapAsync(HttpRequest request, CurrentTenant current, CancellationToken ct)
    {
        if (!current.IsSet)
        {
            return Results.NotFound();
        }

        var db = request.HttpContext.RequestServices.GetRequiredService<CmsDbContext>();
        var pages = await ListedPages.Of(db).OrderBy(p => p.Path).Take(MostAddresses)
            .Select(p => new { p.Path, p.PublishedUtc }).ToListAsync(ct);
        var site = TenantAddress.Of(current.Value, request);
        var urls = new XElement(Sitemap + "urlset", pages.Select(page => new XElement(Sitemap + "url",
            new XElement(Sitemap + "loc", TenantAddress.Page(site, page.Path!)),
            new XElement(Sitemap + "lastmod", FeedXml.Moment(page.PublishedUtc)))));
        return FeedXml.Result(urls, "application/xml", current.Value.DemonstrationNotice);
    }
}
