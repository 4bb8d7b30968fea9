using System.Xml.Linq;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Guidance.Feeds;

/// <summary><c>/news.atom</c>: the newest news (RFC 4287).</summary>
internal static class NewsFeed
{
    private const int Most = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static async Task<IResult> ServeAsync(HttpRequest request, CmsDbContext db, SiteSnapshots snapshots, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        var news = await ListedPages.Of(db).Where(p => p.ContentType == "News")
            .OrderByDescending(p => p.SortDate ?? p.PublishedUtc).ThenByDescending(p => p.PublishedUtc).ThenBy(p => p.ContentItemId).Take(Most).ToListAsync(ct);
        var newest = news.Count > 0 ? news.Max(p => p.PublishedUtc) : await db.PublishedPages.MaxAsync(p => (DateTime?)p.PublishedUtc, ct) ?? DateTime.UnixEpoch;
        return FeedXml.Result(Feed(db.Tenant, TenantAddress.Of(db.Tenant, request), site.SiteName, news, newest), "application/atom+xml", db.Tenant.DemonstrationNotice);
    }

    private static XElement Feed(Tenant tenant, string site, string name, List<PublishedPage> news, DateTime newest)
    {
        var notice = tenant.DemonstrationNotice;
        return new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", tenant.Culture),
            new XElement(Atom + "id", TenantAddress.Page(site, "news.atom")),
            new XElement(Atom + "title", FeedXml.Text(notice is null ? $"{name}: news" : $"{name}: news ({notice})")),
            new XElement(Atom + "subtitle", FeedXml.Text(notice is null ? $"What is new at {name}." : $"{notice}. People, services and dates here are made up.")),
            new XElement(Atom + "updated", FeedXml.Moment(newest)),
            new XElement(Atom + "author", new XElement(Atom + "name", FeedXml.Text(name))),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", "application/atom+xml"), new XAttribute("href", TenantAddress.Page(site, "news.atom"))),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", TenantAddress.Page(site, ""))),
            news.Select(item => Entry(tenant, site, item)));
    }

    private static XElement Entry(Tenant tenant, string site, PublishedPage item) => new(Atom + "entry",
        // Unlike the address, it stays the same when the page moves.
        new XElement(Atom + "id", $"tag:{new Uri(site).Host},{item.FirstPublishedUtc:yyyy-MM-dd}:{tenant.Name}/{Uri.EscapeDataString(item.ContentItemId)}"),
        new XElement(Atom + "title", FeedXml.Text(item.Title)),
        new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", TenantAddress.Page(site, item.Path!))),
        new XElement(Atom + "published", FeedXml.Moment(item.FirstPublishedUtc)),
        new XElement(Atom + "updated", FeedXml.Moment(item.PublishedUtc)),
        item.Summary.Length > 0 ? new XElement(Atom + "summary", FeedXml.Text(item.Summary)) : null);
}
