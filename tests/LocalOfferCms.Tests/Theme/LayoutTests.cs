using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;

namespace LocalOfferCms.Tests.Theme;

/// <summary>Two councils, one of them a demonstration.</summary>
public sealed class LayoutFixture : IAsyncLifetime
{
    private static readonly MarkedCouncil Real = new("plumstead", "Plumquist", "norfolk");
    private static readonly MarkedCouncil Demonstration = new("quillham", "Quillwort", "sefton");
    private CmsHost _host = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _host = await CmsHost.StartAsync();
        await _host.AddCouncilAsync(Real);
        await _host.AddCouncilAsync(Demonstration.ToTenant(Path.Combine(_host.Data.Folder, "recipes")) with
        {
            IsDemonstration = true,
            Authorities = [new AuthorityServed("E10000099", "Quillham County Council")],
        });
        Client = _host.CreateClient();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();
}

public sealed class LayoutTests(LayoutFixture site) : IClassFixture<LayoutFixture>
{
    [Theory]
    [InlineData("/quillham")]
    [InlineData("/quillham/support/page")]
    [InlineData("/quillham/search?q=page")]
    [InlineData("/quillham/reader-settings")]
    [InlineData("/quillham/no-such-page")]
    public async Task Page_OfADemonstration_SaysSoThreeTimes(string address)
    {
        var response = await site.Client.GetAsync(address);
        var page = await ReadAsync(response);

        Assert.Contains("Demonstration, not Quillham County Council.", page.QuerySelector(".lo-demo")!.TextContent);
        Assert.EndsWith("(Demonstration, not Quillham County Council)", page.Title);
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
    }

    [Fact]
    public async Task Page_OfARealCouncil_IsIndexedUnderItsOwnTitle()
    {
        var page = await GetAsync("/plumstead/support/page");

        Assert.Null(page.QuerySelector(".lo-demo"));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.EndsWith(" - Plumquist Local Offer", page.Title);
        Assert.Equal("http://plumstead.example/support/page", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Header_OnEveryPage_HasSearchAndHelpNow() // NOR-27
    {
        var header = (await GetAsync("/plumstead/support/page")).QuerySelector("header.lo-header")!;

        Assert.Equal("/plumstead/help-now", header.QuerySelector("a.lo-help-now")!.GetAttribute("href"));
        Assert.Equal("/plumstead/search", header.QuerySelector("form[role=search]")!.GetAttribute("action"));
        var input = header.QuerySelector("input[name=q]")!;
        Assert.NotEmpty(header.QuerySelector($"label[for={input.Id}]")!.TextContent);
    }

    [Fact]
    public async Task Breadcrumb_LeadsFromHomeToThePage() // NOR-28
    {
        var steps = (await GetAsync("/plumstead/support/page")).QuerySelectorAll(".govuk-breadcrumbs li");

        Assert.Equal("/plumstead/", steps[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/plumstead/support", steps[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("page", steps[^1].GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("accessibility-statement")]
    [InlineData("privacy")]
    [InlineData("site-map")]
    [InlineData("glossary")]
    [InlineData("help-getting-this-information")]
    [InlineData("data-protection-complaint")]
    public async Task Footer_LeadsToEveryRequiredPage(string path) =>
        Assert.NotNull((await GetAsync("/plumstead")).QuerySelector($".lo-footer a[href='/plumstead/{path}']"));

    [Fact]
    public async Task Page_Missing_OffersASearch()
    {
        var response = await site.Client.GetAsync("/plumstead/no-such-page");
        var page = await ReadAsync(response);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotNull(page.QuerySelector("main form[role=search] input[name=q]"));
    }

    [Theory]
    [InlineData("/plumstead", "lo-home--cards", "lo-header--bar")]
    [InlineData("/quillham", "lo-home--directory", "lo-header--stacked")]
    public async Task Home_HasItsBrandsLayoutAndHeader(string address, string layout, string header)
    {
        var page = await GetAsync(address);

        Assert.Contains(layout, page.Body!.ClassList);
        Assert.Contains(header, page.QuerySelector("header.lo-header")!.ClassList);
        Assert.Single(page.QuerySelectorAll("form[role=search]"));
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Brand_CurrentAddress_IsKeptForGood()
    {
        var page = await GetAsync("/plumstead");
        foreach (var address in new[] { page.QuerySelector("link[href*='/_brand/'][rel=stylesheet]")!.GetAttribute("href")!, page.QuerySelector(".lo-header__logo")!.GetAttribute("src")! })
        {
            var response = await site.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString());
        }

        var former = await site.Client.GetAsync("/plumstead/_brand/norfolk/0000000000000000.css");
        Assert.Equal("no-cache", former.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task ReaderSettings_Saved_AreOnTheNextPage()
    {
        var before = await site.Client.GetAsync("/plumstead/reader-settings");
        Assert.False(before.Headers.Contains("Set-Cookie"));

        var saved = await PostAsync("2", "1", "3", "/plumstead/support/page");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("/plumstead/support/page", saved.Headers.Location!.ToString());
        var cookie = Assert.Single(saved.Headers.GetValues("Set-Cookie"));
        Assert.Contains("path=/plumstead;", cookie);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/plumstead/support/page");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        var root = (await ReadAsync(await site.Client.SendAsync(request))).DocumentElement;
        Assert.Equal(("larger", "wide", "high"), (root.GetAttribute("data-text"), root.GetAttribute("data-spacing"), root.GetAttribute("data-contrast")));
    }

    [Theory]
    [InlineData("//example.org/")]
    [InlineData("https://example.org/")]
    [InlineData("/quillham/support/page")]
    [InlineData("/plumstead/reader-settings")]
    public async Task ReaderSettings_BackToSomewhereElse_StaysInTheSite(string from)
    {
        var saved = await PostAsync("1", "0", "0", from);
        Assert.Equal("/plumstead/reader-settings", saved.Headers.Location!.ToString());
    }

    [Fact]
    public async Task ReaderSettings_Default_RemovesTheCookie() =>
        Assert.Contains("lo-reader=; expires=Thu, 01 Jan 1970", Assert.Single((await PostAsync("0", "0", "0", "")).Headers.GetValues("Set-Cookie")));

    private async Task<HttpResponseMessage> PostAsync(string size, string spacing, string contrast, string from) =>
        await site.Client.PostAsync("/plumstead/reader-settings", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["size"] = size, ["spacing"] = spacing, ["contrast"] = contrast, ["from"] = from,
        }));

    private async Task<IDocument> GetAsync(string address)
    {
        var response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    private static async Task<IDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
