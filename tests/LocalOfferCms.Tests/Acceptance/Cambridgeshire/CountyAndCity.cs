using System.Net;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>Cambridgeshire's and Peterborough's sites as the product comes with them. No test changes them, so a page is fetched once.</summary>
public sealed class CountyAndCity : IAsyncLifetime
{
    public const string County = "cambridgeshire";
    public const string City = "peterborough";

    private readonly Dictionary<string, ReadPage> _read = [];
    private readonly List<Tenant> _councils = [];
    private CmsHost? _host;
    private HttpClient? _client;

    public async Task InitializeAsync()
    {
        _host = await CmsHost.StartAsync();
        var configured = ConfiguredCouncils.Read(_host.Services.GetRequiredService<IConfiguration>());
        foreach (var name in new[] { County, City })
        {
            _councils.Add(await _host.AddCouncilAsync(configured.All.Single(c => c.Name == name)));
        }

        _client = _host.CreateClient();
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    /// <summary>Opens a page of the county's by its address, such as <c>schools</c>.</summary>
    internal Task<ReadPage> OpenAsync(string path) => OpenAsync(County, path);

    /// <summary>Opens a page of one of the two.</summary>
    internal async Task<ReadPage> OpenAsync(string council, string path)
    {
        var address = $"/{council}/{path}";
        if (!_read.TryGetValue(address, out var page))
        {
            using var response = await _client!.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"'{address}' answers {(int)response.StatusCode}.");
            var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            _read[address] = page = new ReadPage(path, document, $"/{council}/");
        }

        return page;
    }

    /// <summary>Opens the page of the county's that a link leads to.</summary>
    internal Task<ReadPage> FollowAsync(ReadLink link) => OpenAsync(link.Path.Split('#')[0]);

    /// <summary>Fetches a file of the county's.</summary>
    internal async Task<(string MediaType, byte[] Content)> DownloadAsync(ReadLink link, string council = County)
    {
        using var response = await _client!.GetAsync($"/{council}/{link.Path}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Content.Headers.ContentType!.MediaType!, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Reads what no page shows.</summary>
    internal Task<T> ReadDataAsync<T>(string council, Func<CmsDbContext, Task<T>> read) => _host!.Services.GetRequiredService<TenantScopes>()
        .RunAsync(_councils.Single(c => c.Name == council), services => read(services.GetRequiredService<CmsDbContext>()));
}

/// <summary>Tests of this collection share the two sites.</summary>
[CollectionDefinition(Name)]
public sealed class CountyAndCityCollection : ICollectionFixture<CountyAndCity>
{
    public const string Name = "County and city";
}
