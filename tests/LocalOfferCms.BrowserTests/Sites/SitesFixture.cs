using LocalOfferCms.BrowserTests.Harness;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;

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

    /// <summary>The councils that come with the product: the cases of every sweep.</summary>
    public static TheoryData<string> CouncilNames { get; } = [.. ProductCouncils.Names];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Browser.InitializeAsync();
        _host = await CmsHost.StartAsync(new CmsHostOptions(RealServer: true, Demonstrations: true));
        foreach (var council in _host.Councils)
        {
            _pages[council.Name] = new(() => WalkAsync(Home(council)));
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

    private async Task<IReadOnlyList<SitePage>> WalkAsync(Uri home)
    {
        using var client = Host.CreateClient();
        return await SiteCrawler.WalkAsync(client, home);
    }

    private Uri Home(Tenant council) => new(Host.Address, $"/{council.Prefix}/");
}

/// <summary>Tests of this collection share the host and the browser: people's ways through the sites and the workspace.</summary>
[CollectionDefinition(Name)]
public sealed class SitesCollection : ICollectionFixture<SitesFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Sites";
}

/// <summary>Tests that open very many pages, over a host and a browser of their own, beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class SweepsCollection : ICollectionFixture<SitesFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Sweeps";
}

/// <summary>Tests in which years go by, over a host of their own: its clock runs far ahead.</summary>
[CollectionDefinition(Name)]
public sealed class YearsCollection : ICollectionFixture<SitesFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Years";
}

/// <summary>Tests that measure time. They run when all others have ended.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection : ICollectionFixture<SitesFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Alone";
}
