using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using LocalOfferCms.Tests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Feeds;

/// <summary>A real council beside the demonstrations, which must not be found by search engines.</summary>
public sealed class FeedFixture : IAsyncLifetime
{
    public CmsHost Host { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync();
        await Host.AddCouncilAsync(new MarkedCouncil("elder", "Elderwort", "norfolk"));
        var demonstration = new MarkedCouncil("rowan", "Rowanwort", "sefton").ToTenant(Path.Combine(Host.Data.Folder, "recipes"));
        await Host.AddCouncilAsync(demonstration with { Hosts = [], IsDemonstration = true, Authorities = [new AuthorityServed("E10000099", "Rowan County Council")] });
        Client = Host.CreateClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}

public sealed class FeedTests(FeedFixture site) : IClassFixture<FeedFixture>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("http://localhost/elder", "http://elder.example/")]
    [InlineData("http://elder.example", "http://elder.example/")]
    [InlineData("http://localhost/rowan", "http://localhost/rowan/")]
    public async Task Sitemap_ListsEveryPageByItsOneAddress(string door, string site_)
    {
        var (xml, type) = await XmlAsync($"{door}/sitemap.xml");

        Assert.Equal("application/xml; charset=utf-8", type);
        Assert.Equal(Sitemap + "urlset", xml.Root!.Name);
        var urls = xml.Root.Elements(Sitemap + "url").ToList();
        Assert.All(urls, url => Assert.True(DateTimeOffset.TryParseExact(url.Element(Sitemap + "lastmod")!.Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
        var addresses = urls.Select(url => url.Element(Sitemap + "loc")!.Value).ToList();
        Assert.Distinct(addresses);
        Assert.All(addresses, a => Assert.StartsWith(site_, a, StringComparison.Ordinal));
        // Parts of a page have addresses, but are no pages of their own.
        foreach (var path in MarkedCouncil.Paths.Where(p => !p.StartsWith("support/guide/", StringComparison.Ordinal) && !p.StartsWith("decide/", StringComparison.Ordinal)))
        {
            Assert.Contains(site_ + path, addresses);
        }
    }

    [Fact]
    public async Task Robots_OfARealCouncil_NamesItsSitemapAndOfADemonstrationForbidsAll()
    {
        var real = await site.Client.GetStringAsync("http://elder.example/robots.txt");
        var demonstration = await site.Client.GetStringAsync("/rowan/robots.txt");
        var platform = await site.Client.GetStringAsync("/robots.txt");

        Assert.StartsWith("User-agent: *\n", real, StringComparison.Ordinal);
        Assert.Contains("\nSitemap: http://elder.example/sitemap.xml\n", real, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /search\n", real, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /\n", real, StringComparison.Ordinal);
        Assert.Contains("# Demonstration, not Rowan County Council\n", demonstration, StringComparison.Ordinal);
        Assert.Contains("Disallow: /rowan/\n", demonstration, StringComparison.Ordinal);
        Assert.DoesNotContain("Sitemap", demonstration, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /rowan/\n", platform, StringComparison.Ordinal);
        Assert.Contains("\nSitemap: http://elder.example/sitemap.xml\n", platform, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /elder/\n", platform, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/news.atom")]
    [InlineData("/events.ics")]
    [InlineData("/events/event.ics")]
    [InlineData("http://nobody.example/robots.txt")]
    [InlineData("/elder/events/news.ics")]
    [InlineData("/elder/events/no-such-event.ics")]
    public async Task Feed_OfNobody_IsNotFound(string address)
    {
        using var response = await site.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("elder", "http://elder.example", "elder.example", "")]
    [InlineData("rowan", "http://localhost/rowan", "localhost", "Demonstration, not Rowan County Council")]
    public async Task News_IsAnAtomFeed(string council, string address, string host, string notice)
    {
        var (xml, type) = await XmlAsync($"/{council}/news.atom");

        Assert.Equal("application/atom+xml; charset=utf-8", type);
        var feed = xml.Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All(["id", "title", "updated", "author"], name => Assert.Single(feed.Elements(Atom + name)));
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal($"{address}/news.atom", feed.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href")!.Value);
        Assert.Contains(notice, feed.Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains(notice, feed.Element(Atom + "subtitle")!.Value, StringComparison.Ordinal);
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.All(["id", "title", "updated", "published", "link", "summary"], name => Assert.Single(entry.Elements(Atom + name)));
        Assert.Matches($@"^tag:{host},2026-\d\d-\d\d:{council}/news$", entry.Element(Atom + "id")!.Value);
        Assert.Equal($"{address}/news/news", entry.Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal(entry.Element(Atom + "updated")!.Value, feed.Element(Atom + "updated")!.Value);
        Assert.True(DateTimeOffset.TryParseExact(entry.Element(Atom + "updated")!.Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task Head_OfAPage_HasItsOneAddressAndWhatIsSharedElsewhere()
    {
        var byPrefix = await PageAsync("/elder/support/page");
        var byHost = await PageAsync("http://elder.example/support/page");
        var demonstration = await PageAsync("/rowan/support/page");

        foreach (var page in new[] { byPrefix, byHost })
        {
            Assert.Equal("http://elder.example/support/page", Assert.Single(page.QuerySelectorAll("link[rel=canonical]")).GetAttribute("href"));
            Assert.Equal("http://elder.example/support/page", Og(page, "url"));
            Assert.Equal("Elderwort page - Elderwort Local Offer", Og(page, "title"));
            Assert.Equal("Elderwort Local Offer", Og(page, "site_name"));
        }

        Assert.Equal(("article", "en_GB", "Elderwort page summary"), (Og(byHost, "type"), Og(byHost, "locale"), Og(byHost, "description")));
        Assert.Equal("website", Og(await PageAsync("http://elder.example/"), "type"));
        Assert.Contains("(Demonstration, not Rowan County Council)", Og(demonstration, "title"), StringComparison.Ordinal);
        Assert.Contains("(Demonstration, not Rowan County Council)", Og(demonstration, "site_name"), StringComparison.Ordinal);
        Assert.Equal(["/elder/news.atom", "/elder/events.ics"], byPrefix.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("href")));
        Assert.Equal(["/news.atom", "/events.ics"], byHost.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("href")));
        Assert.Null((await PageAsync("/elder/no-such-page")).QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task LinkedData_OfAService_SaysWhoRunsItForWhom()
    {
        var service = Subject(await PageAsync("/elder/services/service"));

        Assert.Equal("Service", (string?)service["@type"]);
        Assert.Equal("Elderwort service", (string?)service["name"]);
        Assert.Equal("http://elder.example/services/service", (string?)service["url"]);
        Assert.Equal("Elderwort provider", (string?)service["provider"]!["name"]);
        Assert.Equal("01632 960001", (string?)service["availableChannel"]!["servicePhone"]!["telephone"]);
        Assert.Equal([0d, 25d], [(double)service["audience"]!["suggestedMinAge"]!, (double)service["audience"]!["suggestedMaxAge"]!]);
        Assert.Equal(0, (int)service["offers"]!["price"]!);
        Assert.Null(service["disambiguatingDescription"]);
        Assert.Contains("Demonstration", (string?)Subject(await PageAsync("/rowan/services/service"))["disambiguatingDescription"]);
    }

    [Fact]
    public async Task LinkedData_OfAQuestion_HoldsTheAnswer()
    {
        var faq = Subject(await PageAsync("/elder/faq"));

        Assert.Equal("FAQPage", (string?)faq["@type"]);
        Assert.Equal("What is Elderwort?", (string?)faq["mainEntity"]![0]!["name"]);
        Assert.Equal("Elderwort answer.", (string?)faq["mainEntity"]![0]!["acceptedAnswer"]!["text"]);
    }

    [Fact]
    public async Task LinkedData_Breadcrumbs_LeadFromHomeToThePage()
    {
        var page = await PageAsync("/elder/support/page");

        var trail = Graph(page).Single(n => (string?)n["@type"] == "BreadcrumbList")["itemListElement"]!.AsArray();
        Assert.Equal(["http://elder.example/", "http://elder.example/support", "http://elder.example/support/page"], trail.Select(s => (string?)s!["item"]));
        Assert.Equal([1, 2, 3], trail.Select(s => (int)s!["position"]!));
        Assert.Equal("Elderwort page", (string?)trail[^1]!["name"]);
        Assert.Null((await PageAsync("/elder/")).QuerySelector("script[type='application/ld+json']"));
    }

    [Fact]
    public async Task Event_HasItsOwnCalendarFile()
    {
        var page = await PageAsync("/elder/events/event");
        var link = page.QuerySelectorAll("a").Single(a => a.TextContent == "Add to your calendar").GetAttribute("href");
        Assert.Equal("/elder/events/event.ics", link);

        using var response = await site.Client.GetAsync(link);
        var entry = Assert.Single(ReadCalendar.Of(await response.Content.ReadAsStringAsync()).Events);

        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["20261203T100000", "20261203T120000", "Elderwort event", "Elderwort hall", "http://elder.example/events/event", "event.elder@elder.example"],
            [entry["DTSTART"], entry["DTEND"], entry.Text("SUMMARY"), entry.Text("LOCATION"), entry["URL"], entry["UID"]]);
        var data = Subject(page);
        Assert.Equal(("Event", "2026-12-03T10:00:00+00:00", "2026-12-03T12:00:00+00:00"), ((string?)data["@type"], (string?)data["startDate"], (string?)data["endDate"]));
        Assert.Equal(("Elderwort hall", "Elderwort organiser"), ((string?)data["location"]!["name"], (string?)data["organizer"]!["name"]));
        Assert.Null(data["eventSchedule"]);
    }

    private async Task<(XDocument Xml, string Type)> XmlAsync(string address)
    {
        using var response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (XDocument.Parse(await response.Content.ReadAsStringAsync()), response.Content.Headers.ContentType!.ToString());
    }

    private async Task<IDocument> PageAsync(string address)
    {
        using var response = await site.Client.GetAsync(address);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    private static string? Og(IDocument page, string name) => Assert.Single(page.QuerySelectorAll($"meta[property='og:{name}']")).GetAttribute("content");

    internal static JsonNode Subject(IDocument page) => Graph(page).First(n => (string?)n["@type"] != "BreadcrumbList");

    private static List<JsonNode> Graph(IDocument page)
    {
        var json = JsonNode.Parse(Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']")).TextContent)!;
        Assert.Equal("https://schema.org", (string?)json["@context"]);
        return [.. json["@graph"]!.AsArray().Select(n => n!)];
    }
}

/// <summary>Feeds of the demonstration councils: events that come round, and those that pause in the school holidays.</summary>
[Collection(CouncilsCollection.Name)]
public sealed class CouncilFeedTests(CouncilsFixture councils)
{
    public static TheoryData<string> CouncilNames => [.. ProductCouncils.Names];

    [Theory]
    [MemberData(nameof(CouncilNames))]
    public async Task EveryCouncil_HasFeedsThatCanBeRead(string council)
    {
        using var client = councils.Host.CreateClient();

        var calendar = ReadCalendar.Of(await client.GetStringAsync($"/{council}/events.ics"));
        var sitemap = XDocument.Parse(await client.GetStringAsync($"/{council}/sitemap.xml"));
        var news = XDocument.Parse(await client.GetStringAsync($"/{council}/news.atom"));

        Assert.NotEmpty(calendar.Events);
        Assert.Contains("Demonstration, not", calendar.Text("X-WR-CALNAME"), StringComparison.Ordinal);
        Assert.All(calendar.Events, e => Assert.StartsWith("Demonstration, not", e.Text("DESCRIPTION"), StringComparison.Ordinal));
        Assert.Contains("Demonstration, not", news.Root!.Elements().Single(e => e.Name.LocalName == "title").Value, StringComparison.Ordinal);
        var pages = await councils.Host.Services.GetRequiredService<TenantScopes>().RunAsync(
            councils.Host.Services.GetRequiredService<TenantRegistry>().Find(council)!,
            services => ListedPages.Of(services.GetRequiredService<CmsDbContext>()).CountAsync());
        Assert.Equal(pages, sitemap.Root!.Elements().Count());
        Assert.Contains("Demonstration, not", Assert.Single(sitemap.Nodes().OfType<XComment>()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventInTermTime_LeavesOutTheHolidays()
    {
        using var client = councils.Host.CreateClient();

        var coffee = ReadCalendar.Of(await client.GetStringAsync("/peterborough/events.ics")).Events.Single(e => e["UID"].StartsWith("p-coffee.", StringComparison.Ordinal));

        Assert.StartsWith("FREQ=WEEKLY;BYDAY=FR;UNTIL=20270721T", coffee["RRULE"], StringComparison.Ordinal);
        var left = coffee.Properties.Where(p => p.Name == "EXDATE").Select(p => p.Value[..8]).ToList();
        Assert.Equal(["20261225", "20270101", "20270219"], left.Take(3));
        Assert.Contains("20270604", left);
        Assert.DoesNotContain("20270108", left);
        Assert.All(coffee.Properties.Where(p => p.Name == "EXDATE"), p => Assert.EndsWith("T100000", p.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EventThatRepeats_SaysSoInTheCalendarAndInLinkedData()
    {
        using var client = councils.Host.CreateClient();

        var events = ReadCalendar.Of(await client.GetStringAsync("/norfolk/events.ics")).Events.ToDictionary(e => e["UID"].Split('.')[0]);
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/norfolk/events/stay-and-play"));

        Assert.Equal("FREQ=MONTHLY;BYDAY=2WE", events["e-coffee"]["RRULE"]);
        Assert.DoesNotContain(events["e-college"].Properties, p => p.Name == "RRULE");
        var schedule = FeedTests.Subject(page)["eventSchedule"]!;
        Assert.Equal(["P1W", "09:30:00", "11:00:00", "2027-03-23", "Europe/London"],
            new[] { "repeatFrequency", "startTime", "endTime", "endDate", "scheduleTimezone" }.Select(member => (string?)schedule[member]));
    }
}
