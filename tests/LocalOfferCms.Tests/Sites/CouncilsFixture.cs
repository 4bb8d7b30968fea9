using LocalOfferCms.TestSupport;

namespace LocalOfferCms.Tests.Sites;

/// <summary>The councils that come with the product, set up once for all tests that only read.</summary>
public sealed class CouncilsFixture : IAsyncLifetime
{
    private CmsHost? _host;

    internal CmsHost Host => _host ?? throw new InvalidOperationException("The host has not been started.");

    public async Task InitializeAsync() => _host = await CmsHost.StartAsync(new CmsHostOptions(Demonstrations: true));

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}

/// <summary>Tests of this collection share one host.</summary>
[CollectionDefinition(Name)]
public sealed class CouncilsCollection : ICollectionFixture<CouncilsFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "Councils";
}
