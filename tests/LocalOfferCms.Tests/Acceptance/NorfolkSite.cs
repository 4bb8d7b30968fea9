using System.Net;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Acceptance;

/// <summary>Norfolk's site as the product comes with it: the whole host, and the council as <c>appsettings.json</c> names it.
/// No test changes it, so a page is fetched once.</summary>
public sealed class NorfolkSite : IAsyncLifetime
{
    private const string Prefix = "/norfolk/";

    private readonly Dictionary<string, ReadPage> _read = [];
    private IReadOnlyList<ReadPage>? _all;
    private CmsHost? _host;
    private Tenant? _council;
    private HttpClient? _client;

    public async Task InitializeAsync()
    {
        _host = await CmsHost.StartAsync(new CmsHostOptions(Demonstrations: true));
        _council = _host.Council("norfolk");
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

    /// <summary>Opens a page by its address below the council's, such as <c>money</c>.</summary>
    internal async Task<ReadPage> OpenAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        if (!_read.TryGetValue(path, out var page))
        {
            using var response = await _client!.GetAsync(Prefix + path);
            Assert.True(response.StatusCode == status, $"'{path}' answers {(int)response.StatusCode}.");
            var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            _read[path] = page = new ReadPage(path, document, Prefix);
        }

        return page;
    }

    /// <summary>Fetches what is no page.</summary>
    internal Task<string> GetTextAsync(string path) => _client!.GetStringAsync(Prefix + path);

    /// <summary>Opens the page that a link leads to.</summary>
    internal Task<ReadPage> FollowAsync(ReadLink link) => OpenAsync(link.Path);

    /// <summary>Every page on the site map.</summary>
    internal async Task<IReadOnlyList<ReadPage>> OpenAllAsync()
    {
        if (_all is null)
        {
            var pages = new List<ReadPage>();
            foreach (var path in (await OpenAsync("site-map")).Links.Where(l => l.IsOfSite).Select(l => l.Path).Distinct())
            {
                pages.Add(await OpenAsync(path));
            }

            _all = pages;
        }

        return _all;
    }

    /// <summary>Fetches a file.</summary>
    internal async Task<(string MediaType, byte[] Content)> DownloadAsync(ReadLink link)
    {
        using var response = await _client!.GetAsync(Prefix + link.Path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Content.Headers.ContentType!.MediaType!, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Reads what no page shows yet: how the pages are tagged, and what waits to be done.</summary>
    internal Task<T> ReadDataAsync<T>(Func<CmsDbContext, Task<T>> read) =>
        _host!.Services.GetRequiredService<TenantScopes>().RunAsync(_council!, services => read(services.GetRequiredService<CmsDbContext>()));
}

/// <summary>Tests of this collection share the site.</summary>
[CollectionDefinition(Name)]
public sealed class NorfolkCollection : ICollectionFixture<NorfolkSite>
{
    public const string Name = "Norfolk";
}
