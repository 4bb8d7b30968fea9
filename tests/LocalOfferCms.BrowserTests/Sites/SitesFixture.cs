using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;

namespace LocalOfferCms.BrowserTests.Sites;

/// <summary>The councils that come with the product, on one listening host, with one browser. Each site is walked through once.</summary>
public sealed class SitesFixture : IAsyncLifetime
{
    private readonly Dictionary<string, Lazy<Task<IReadOnlyList<SitePage>>>> _pages = [];
    private CmsHost? _host;

    /// <summary>The browser.</summary>
    public BrowserFixture Browser { get; } = new();

    /// <summary>The host.</summary>
    public CmsHost Host => _host ?? throw new InvalidOperationException("The host has not been started.");

    /// <summary>The councils whose recipes are in the repository: the cases of every sweep.</summary>
    public static TheoryData<string> CouncilNames { get; } =
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Path("recipes"), "*.recipe.json").Select(f => Path.GetFileName(f).Split('.')[0])
            .Where(name => name != "local-offer" && name != "south-tees").Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Browser.InitializeAsync();
        _host = await CmsHost.StartAsync(new CmsHostOptions(RealServer: true, ConfiguredCouncils: true));
        foreach (var council in _host.Councils)
        {
            _pages[council.Name] = new(() => SiteCrawler.WalkAsync(Home(council)));
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    /// <summary>A council's home page.</summary>
    public Uri Home(string council) => Home(_host!.Councils.Single(c => c.Name == council));

    /// <summary>Every page of a council's site.</summary>
    public Task<IReadOnlyList<SitePage>> PagesAsync(string council) => _pages[council].Value;

    private Uri Home(Tenant council) => new(Host.Address, $"/{council.Prefix}/");
}

/// <summary>Tests of this collection share the host and the browser.</summary>
[CollectionDefinition(Name)]
public sealed class SitesCollection : ICollectionFixture<SitesFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Sites";
}
