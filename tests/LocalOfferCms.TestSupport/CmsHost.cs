using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LocalOfferCms.TestSupport;

/// <summary>The whole host in this process, over a data folder or PostgreSQL database of its own (see <see cref="TestDatabase"/>),
/// with a clock that the test moves. It starts without councils unless it is asked for those that the configuration names.</summary>
public sealed class CmsHost : IAsyncDisposable
{
    private readonly QueryCounter _queries = new();
    private readonly Factory _factory;
    private readonly CmsHostOptions _options;

    private CmsHost(CmsHostOptions options, HostData data)
    {
        (_options, Data) = (options, data);
        Clock = options.Now is { } now ? new TestClock(now) : new TestClock();
        _factory = new Factory(this);
    }

    /// <summary>The host's clock.</summary>
    public TestClock Clock { get; }

    /// <summary>What the host keeps.</summary>
    public HostData Data { get; }

    /// <summary>The host's services. Those of a council: <see cref="TenantScopes"/>.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>Where it listens, when it was started with <see cref="CmsHostOptions.RealServer"/>.</summary>
    public Uri Address => _factory.ClientOptions.BaseAddress;

    /// <summary>What database commands a request ran.</summary>
    public QueryCounter Queries => _queries;

    /// <summary>Starts a host.</summary>
    public static async Task<CmsHost> StartAsync(CmsHostOptions? options = null)
    {
        options ??= new();
        var host = new CmsHost(options, options.Data ?? await NewDataAsync(options));
        if (options.RealServer)
        {
            host._factory.UseKestrel(0);
        }

        host._factory.StartServer();
        await host.Services.GetRequiredService<TenantRegistry>().ReadyAsync(CancellationToken.None);
        if (options.Demonstrations)
        {
            await host.AddDemonstrationsAsync();
        }

        foreach (var council in options.Councils.Where(c => host.Councils.All(there => there.Name != c.Name)))
        {
            await host.AddCouncilAsync(council);
        }

        return host;
    }

    // A copy was set up by the clock's usual time, and without what else a test may ask for.
    private static Task<HostData> NewDataAsync(CmsHostOptions options) =>
        (options.Demonstrations || options.Councils.Count > 0) && options is { Now: null, FirstAdministrators: false }
            ? SetUpOnce.CopyAsync(options.Councils, options.Demonstrations)
            : HostData.CreateAsync();

    /// <summary>A browser without memory: it follows no redirect, keeps no cookie and asks for no compression.</summary>
    public HttpClient CreateClient() => _factory.CreateDefaultClient(Address);

    /// <summary>A browser with a handler of its own, such as one that keeps cookies, at a part of the host.</summary>
    public HttpClient CreateClient(DelegatingHandler handler, string path)
    {
        var client = _factory.CreateDefaultClient(Address, new CountingHandler(), handler);
        client.BaseAddress = new Uri(Address, path);
        return client;
    }

    /// <summary>The same; <see cref="Queries"/> then tells what each address cost when it was asked for.</summary>
    public HttpClient CreateCountingClient() => _factory.CreateDefaultClient(Address, new CountingHandler());

    /// <summary>Registers a council and sets it up from its recipe, by the product's own services.</summary>
    public async Task<Tenant> AddCouncilAsync(Tenant council)
    {
        await using (var scope = Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<TenantService>().AddAsync(council, CancellationToken.None);
        }

        return await SetUpAsync(council.Name);
    }

    /// <summary>Adds a marked council, reachable by prefix and by its own host name.</summary>
    public Task<Tenant> AddCouncilAsync(MarkedCouncil council) => AddCouncilAsync(council.ToTenant(Path.Combine(Data.Folder, "recipes")));

    /// <summary>The councils that run, by name.</summary>
    public IReadOnlyList<Tenant> Councils =>
        [.. Services.GetRequiredService<TenantRegistry>().All.Where(t => t.State == TenantState.Running)];

    /// <summary>A council that runs.</summary>
    public Tenant Council(string name) => Councils.Single(c => c.Name == name);

    private async Task AddDemonstrationsAsync()
    {
        foreach (var council in Services.GetRequiredService<ConfiguredTenants>().All)
        {
            await SetUpAsync(council.Name);
        }

        if (Services.GetRequiredService<TenantRegistry>().Find(ProductCouncils.SouthTees.Name) is null)
        {
            await AddCouncilAsync(ProductCouncils.SouthTees);
        }
    }

    // The host's background worker may be at it already: then this waits for it.
    private async Task<Tenant> SetUpAsync(string name)
    {
        await Services.GetRequiredService<TenantSetup>().RunAsync(name, "test", null, CancellationToken.None);
        var registry = Services.GetRequiredService<TenantRegistry>();
        await registry.RefreshAsync(CancellationToken.None);
        var tenant = registry.Find(name)!;
        return tenant.State == TenantState.Running
            ? tenant
            : throw new InvalidOperationException($"The council '{name}' is {tenant.State}: {tenant.Failure}");
    }

    /// <summary>Stops the host, and removes its data unless they were given to it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        _queries.Dispose();
        if (_options.Data is null)
        {
            await Data.DisposeAsync();
        }
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(QueryCounter.Header, request.RequestUri!.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Factory(CmsHost host) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("FirstAdministrators", host._options.FirstAdministrators ? "true" : "false");
            // As a published host does it: style sheets go out as they were compressed when they were built.
            builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
            // No test asks anything of the internet.
            builder.UseSetting("Checks:FollowLinks", "false");
            foreach (var (name, value) in host.Data.Settings)
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(host.Clock));
                services.AddSingleton<IStartupFilter>(host._queries);
                // Thousands of sign-ins: what a password costs to check would be a tenth of all that the tests cost.
                services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
                if (!host._options.RunsJobs)
                {
                    services.Remove(services.Single(s => s.ImplementationType == typeof(JobDispatcher)));
                }

                host._options.Services?.Invoke(services);
                if (!host._options.Demonstrations)
                {
                    services.Replace(ServiceDescriptor.Singleton(new ConfiguredTenants([])));
                }
            });
        }
    }
}

/// <summary>How a test wants its host.</summary>
/// <param name="RealServer">Listens on a port of its own, for browsers; else requests are handed over in memory.</param>
/// <param name="Demonstrations">Sets up all six demonstration councils.</param>
/// <param name="Data">Data that are there already; they are not removed with the host. Null for new ones.</param>
/// <param name="Now">What the clock shows at first.</param>
/// <param name="RunsJobs">Does jobs in the background; else they wait until the test has them done, by <see cref="JobRunner"/>.</param>
/// <param name="FirstAdministrators">Invites an administrator into each council that has nobody, as on a developer's machine.</param>
public sealed record CmsHostOptions(
    bool RealServer = false, bool Demonstrations = false, HostData? Data = null, DateTimeOffset? Now = null, bool RunsJobs = true,
    bool FirstAdministrators = false)
{
    /// <summary>Marked councils that run when it has started. Faster than adding them: they are set up once for all tests, and copied.</summary>
    public IReadOnlyList<MarkedCouncil> Councils { get; init; } = [];

    /// <summary>Registers what only a test has, such as a workflow's activities.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
