using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Media.Pictures;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage;
using LocalOfferCms.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace LocalOfferCms.Tests.Storage;

/// <summary>A host's storage and nothing else, over a folder or database of its own. <see cref="Beside"/> is another process over the same one.</summary>
internal sealed class StorageHost : IAsyncDisposable
{
    private readonly bool _owner;

    private StorageHost(TestEngine kind, string folder, string? connectionString, IEnumerable<IModule> modules, bool owner)
    {
        (Kind, Folder, ConnectionString, _owner) = (kind, folder, connectionString, owner);
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = kind.ToString(),
            ["Database:ConnectionString"] = connectionString,
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<TenantScopes>();
        services.AddScoped<CurrentTenant>();
        foreach (var module in modules)
        {
            services.AddSingleton(module);
        }

        services.AddSingleton(new DataFolder(folder));
        services.AddSingleton(RenderProgram.Of(typeof(Program).Assembly.Location));
        services.AddContent().AddRecipes().AddJobs();
        services.AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), folder);
        services.AddDataProtection();
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public TestEngine Kind { get; }
    public string Folder { get; }
    public string? ConnectionString { get; }
    public TestClock Clock { get; } = new();
    public ServiceProvider Services { get; }
    public IDatabaseEngine Engine => Services.GetRequiredService<IDatabaseEngine>();
    public ISearchIndex Search => Services.GetRequiredService<ISearchIndex>();
    public ISignals Signals => Services.GetRequiredService<ISignals>();

    // What listens for signals; no job is done here.
    private IEnumerable<IHostedService> Listeners => Services.GetServices<IHostedService>().Where(service => service is ISignals);

    public static async Task<StorageHost> StartAsync(TestEngine kind, params IModule[] modules)
    {
        var folder = Directory.CreateTempSubdirectory("lo-storage-").FullName;
        var database = kind == TestEngine.PostgreSql ? await TestDatabase.CreatePostgreSqlAsync() : null;
        var host = new StorageHost(kind, folder, database, modules, owner: true);
        await host.Engine.PrepareHostAsync(default);
        return host;
    }

    public StorageHost Beside(params IModule[] modules) => new(Kind, Folder, ConnectionString, modules, owner: false);

    public static Tenant Tenant(string name) => new() { Id = ContentIds.GuidFromName(name + "/" + Guid.CreateVersion7()), Name = name, Title = name, Brand = name };

    public async Task<Tenant> CreateAsync(string name)
    {
        var tenant = Tenant(name);
        await Engine.PrepareTenantAsync(tenant, default);
        return tenant;
    }

    public Task<T> InAsync<T>(Tenant tenant, Func<CmsDbContext, Task<T>> work) => Services.GetRequiredService<TenantScopes>()
        .RunAsync(tenant, scope => work(scope.GetRequiredService<CmsDbContext>()));

    public Task InAsync(Tenant tenant, Func<CmsDbContext, Task> work) => InAsync(tenant, async db =>
    {
        await work(db);
        return true;
    });

    /// <summary>Works with the services of a council.</summary>
    public Task<T> WithAsync<T>(Tenant tenant, Func<IServiceProvider, Task<T>> work) => Services.GetRequiredService<TenantScopes>().RunAsync(tenant, work);

    public Task WriteAsync(Tenant tenant, Func<CmsDbContext, WriteSession, Task> work) => InAsync(tenant, async db =>
    {
        await using var write = await db.BeginWriteAsync(default);
        await work(db, write);
        await write.CommitAsync(default);
    });

    /// <summary>Starts what listens in the background.</summary>
    public async Task ListenAsync()
    {
        foreach (var service in Listeners)
        {
            await service.StartAsync(default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Listeners)
        {
            await service.StopAsync(default);
        }

        await Services.DisposeAsync();
        if (_owner)
        {
            Directory.Delete(Folder, recursive: true);
            if (ConnectionString is not null)
            {
                NpgsqlConnection.ClearAllPools();
                await TestDatabase.DropPostgreSqlAsync(ConnectionString);
            }
        }
    }
}
