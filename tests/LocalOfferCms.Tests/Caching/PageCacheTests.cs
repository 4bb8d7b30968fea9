using System.IO.Compression;
using System.Net;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;

namespace LocalOfferCms.Tests.Caching;

/// <summary>A page is rendered once, kept in compressed bytes, and thrown away when what it shows has changed, and only then.</summary>
public sealed class PageCacheTests(PageCacheTests.Fixture fixture) : IClassFixture<PageCacheTests.Fixture>
{
    public sealed class Fixture : IAsyncLifetime
    {
        public CmsHost Host { get; private set; } = null!;

        /// <summary>For tests that read and change nothing; they may find pages kept.</summary>
        internal CachedSite Read { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Host = await CmsHost.StartAsync(new() { Councils = [MarkedCouncil.Alder] });
            Read = new(Host, Host.Council(MarkedCouncil.Alder.Name));
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }

    [Fact]
    public async Task Read_Twice_AsksTheDatabaseOnce()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "twice");

        var first = await site.ReadAsync("support/page");
        var second = await site.ReadAsync("support/page");

        Assert.True(first.Queries > 0);
        Assert.Equal((first.Text, 0), second);
    }

    [Fact]
    public async Task Publish_OnePage_IsSeenAtOnceAndLeavesOthersKept()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "exact");
        await ReadAllAsync(site, "support/page", "faq", "news/news");

        await site.RenameAsync("faq", "What is new?");

        Assert.Contains("What is new?", await site.TextAsync("faq"));
        Assert.True(await site.IsKeptAsync("news/news"));
        Assert.True(await site.IsKeptAsync("support/page"));
    }

    [Fact]
    public async Task Publish_APageThatOthersShow_ChangesItsParentAndBreadcrumbs()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "shown");
        await ReadAllAsync(site, "support", "support/guide", "");

        await site.RenameAsync("guide", "Renamed guide");
        Assert.Contains("Renamed guide", await site.TextAsync("support"));

        await site.RenameAsync("support", "Renamed section");
        Assert.Contains("Renamed section", await site.TextAsync("support/guide"));
        Assert.Contains("Renamed section", await site.TextAsync(""));
    }

    [Fact]
    public async Task Publish_AMeaningOrAContact_ChangesEveryPageThatShowsIt()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "words");
        await ReadAllAsync(site, "glossary", "support/page");

        await site.EditAsync("term-marked", null, content => content["GlossaryTermPart"]!["Definition"]!["Text"] = "A meaning that is new.");
        Assert.Contains("A meaning that is new.", await site.TextAsync("glossary"));

        await site.EditAsync("contact", null, content => content["ContactCardPart"]!["Team"]!["Text"] = "A team that is new");
        Assert.Contains("A team that is new", await site.TextAsync("support/page"));
    }

    [Fact]
    public async Task Withdraw_APage_TakesItAndItsMentionsAway()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "gone");
        var before = await site.TextAsync("site-map");
        await ReadAllAsync(site, "faq");

        await site.WithdrawAsync("faq");

        using var client = fixture.Host.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(site.AddressOf("faq"))).StatusCode);
        Assert.Contains("faq\"", before);
        Assert.DoesNotContain("faq\"", await site.TextAsync("site-map"));
    }

    [Fact]
    public async Task Publish_WhileAnOldRenderingIsUnderWay_NeverKeepsTheOldPage()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "stale");
        using var held = fixture.Host.Queries.HoldFirst();
        var slow = Task.Run(() => site.ReadAsync("faq"));
        await held.Reached;

        await site.RenameAsync("faq", "What came later?");
        held.Release();
        await slow;

        Assert.Contains("What came later?", await site.TextAsync("faq"));
    }

    [Fact]
    public async Task Publish_OnAnotherNode_IsSeenHere()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "nodes");
        // Long after the council was set up, which is no news to it.
        fixture.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var node = await CmsHost.StartAsync(new CmsHostOptions(Data: fixture.Host.Data, Now: fixture.Host.Clock.GetUtcNow()));
        var other = site.On(node);
        await ReadAllAsync(other, "faq", "news/news");

        await site.RenameAsync("faq", "What is new over there?");

        await WaitAsync(async () => (await other.TextAsync("faq")).Contains("What is new over there?"));
        Assert.True(await other.IsKeptAsync("news/news"));
    }

    [Fact]
    public async Task Read_TenMinutesLater_RendersAgain()
    {
        await using var host = await CmsHost.StartAsync(new() { Councils = [MarkedCouncil.Alder] });
        var site = new CachedSite(host, host.Council(MarkedCouncil.Alder.Name));
        await ReadAllAsync(site, "faq");

        host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.False(await site.IsKeptAsync("faq"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    [InlineData("gzip, deflate, br;q=0.5")]
    [InlineData("br;q=0, gzip")]
    public async Task Read_InAnyEncoding_GivesTheSamePage(string accepted)
    {
        var site = fixture.Read;
        var plain = await site.TextAsync("support/page");

        using var first = await AskAsync(site, "support/page", ("Accept-Encoding", accepted));

        Assert.Equal(plain, await UnpackAsync(first));
        Assert.Contains("Accept-Encoding", first.Headers.Vary);
        using var again = await AskAsync(site, "support/page", ("Accept-Encoding", accepted), ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
    }

    [Fact]
    public async Task Read_ForReadersWithSettings_GivesEachTheirOwn()
    {
        var site = fixture.Read;
        await ReadAllAsync(site, "faq");

        using var large = await AskAsync(site, "faq", ("Cookie", "lo-reader=300"));
        using var madeUp = await AskAsync(site, "faq", ("Cookie", "lo-reader=999"));

        Assert.Contains("data-text=\"largest\"", await large.Content.ReadAsStringAsync());
        Assert.Contains("data-text=\"normal\"", await madeUp.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Read_WithParametersThatMeanNothing_IsTheSamePage()
    {
        var site = fixture.Read;
        var plain = await site.TextAsync("faq");

        Assert.Equal((plain, 0), await site.ReadAsync("faq?utm_source=letter&fbclid=1"));
    }

    [Fact]
    public async Task Read_ADayInThePast_IsNeverKept()
    {
        var site = fixture.Read;

        using var response = await AskAsync(site, "faq?as-on=2026-11-24");

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(await site.IsKeptAsync("faq?as-on=2026-11-24"));
    }

    [Fact]
    public async Task Head_AKeptPage_HasItsLengthAndNoBody()
    {
        var site = fixture.Read;
        using var client = fixture.Host.CreateClient();
        using var full = await client.GetAsync(site.AddressOf("faq"));

        using var request = new HttpRequestMessage(HttpMethod.Head, site.AddressOf("faq"));
        using var head = await client.SendAsync(request);

        Assert.Equal(full.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(full.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Read_ByEightAtOnce_RendersOnce()
    {
        var site = await CachedSite.AddAsync(fixture.Host, "eight");
        await ReadAllAsync(site, "news/news");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => site.ReadAsync("faq"))));

        Assert.Single(answers, answer => answer.Queries > 0);
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
    }

    private static async Task WaitAsync(Func<Task<bool>> seen) => Assert.True(await Eventually.AsksAsync(seen, isSeen => isSeen), "The change has not arrived.");

    private static async Task ReadAllAsync(CachedSite site, params string[] paths)
    {
        foreach (var path in paths)
        {
            await site.ReadAsync(path);
            Assert.True(await site.IsKeptAsync(path), $"{path} is not kept.");
        }
    }

    private async Task<HttpResponseMessage> AskAsync(CachedSite site, string path, params (string Name, string Value)[] headers)
    {
        using var client = fixture.Host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, site.AddressOf(path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync();
        await using var plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }
}
