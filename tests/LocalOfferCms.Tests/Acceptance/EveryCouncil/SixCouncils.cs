using System.Net;
using AngleSharp.Html.Parser;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Acceptance.EveryCouncil;

/// <summary>All six demonstration councils on one host. Tests only read.</summary>
public sealed class SixCouncils : IAsyncLifetime
{
    private readonly Dictionary<string, ReadPage> _read = [];
    private CmsHost _host = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Today, as the host sees it.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);

    public async Task InitializeAsync()
    {
        _host = await CmsHost.StartAsync(new CmsHostOptions(Demonstrations: true));
        Client = _host.CreateClient();
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Opens a page by its address below the council's.</summary>
    internal async Task<ReadPage> OpenAsync(string council, string path)
    {
        var address = $"/{council}/{path}";
        if (!_read.TryGetValue(address, out var page))
        {
            using var response = await Client.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"'{address}' answers {(int)response.StatusCode}.");
            var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            _read[address] = page = new ReadPage(path, document, $"/{council}/");
        }

        return page;
    }

    /// <summary>Opens the page that a link leads to.</summary>
    internal Task<ReadPage> FollowAsync(string council, ReadLink link) => OpenAsync(council, link.Path);

    /// <summary>Does something with a council's own services.</summary>
    internal Task InAsync(string council, Func<IServiceProvider, CmsDbContext, Task> act) => _host.Services.GetRequiredService<TenantScopes>()
        .RunAsync(_host.Councils.Single(c => c.Name == council), async services =>
        {
            await act(services, services.GetRequiredService<CmsDbContext>());
            return true;
        });

    /// <summary>Reads what no page shows.</summary>
    internal Task<T> ReadDataAsync<T>(string council, Func<CmsDbContext, Task<T>> read) => _host.Services.GetRequiredService<TenantScopes>()
        .RunAsync(_host.Councils.Single(c => c.Name == council), services => read(services.GetRequiredService<CmsDbContext>()));
}

/// <summary>Tests of this collection share the councils.</summary>
[CollectionDefinition(Name)]
public sealed class SixCouncilsCollection : ICollectionFixture<SixCouncils>
{
    public const string Name = "Six councils";
}
