using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Media.Pictures;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Jobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Recipes;

/// <summary>Councils with empty databases on the run's engine, a folder for recipes, and nothing of the web.</summary>
public sealed class RecipeCouncils : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localoffer-recipes-");
    private ServiceProvider _services = null!;
    private string? _database;

    public TestClock Clock { get; } = new();

    /// <summary>Does the jobs that tests add.</summary>
    internal RecordingJobs Jobs { get; } = new();

    /// <summary>Where a test writes its recipes.</summary>
    public string Folder => Path.Combine(_folder.FullName, "recipes");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        _database = TestDatabase.Engine == TestEngine.PostgreSql ? await TestDatabase.CreatePostgreSqlAsync() : null;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = TestDatabase.Engine.ToString(), ["Database:ConnectionString"] = _database,
        }).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new DataFolder(_folder.FullName))
            .AddSingleton(RenderProgram.Of(typeof(Program).Assembly.Location))
            .AddSingleton<TenantScopes>()
            .AddScoped<CurrentTenant>()
            .AddStorage(configuration, _folder.FullName)
            .AddJobs()
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddMail(PlatformAddress.From(null, null))
            .AddContent()
            .AddRecipes()
            .AddSingleton(Jobs)
            .AddSingleton<IJobHandler>(Jobs)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await Engine.PrepareHostAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_database is not null)
        {
            await TestDatabase.DropPostgreSqlAsync(_database);
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>Makes a council with an empty database.</summary>
    public async Task<Tenant> AddAsync(string name)
    {
        var tenant = new Tenant { Id = ContentIds.GuidFromName(name), Name = name, Title = name, Brand = "norfolk" };
        await Engine.PrepareTenantAsync(tenant, CancellationToken.None);
        return tenant;
    }

    /// <summary>Writes a file into the recipes' folder.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public Task<RecipeReport> RunAsync(Tenant tenant, string path, Func<RecipeOptions, RecipeOptions>? change = null)
    {
        var options = new RecipeOptions { Author = "test", RecipesFolder = Folder };
        return InAsync(tenant, services => services.GetRequiredService<RecipeRunner>()
            .RunAsync(path, change?.Invoke(options) ?? options, CancellationToken.None));
    }

    /// <summary>Runs a recipe whose steps are given as JSON.</summary>
    public Task<RecipeReport> RunStepsAsync(Tenant tenant, string steps, Func<RecipeOptions, RecipeOptions>? change = null) =>
        RunAsync(tenant, Write("Test.recipe.json", $$"""{ "name": "Test", "steps": [{{steps}}] }"""), change);

    public Task ExportAsync(Tenant tenant, string path) =>
        InAsync(tenant, async services =>
        {
            await services.GetRequiredService<RecipeExporter>().ExportAsync(path, CancellationToken.None);
            return true;
        });

    public Task<T> DbAsync<T>(Tenant tenant, Func<CmsDbContext, Task<T>> read) =>
        InAsync(tenant, services => read(services.GetRequiredService<CmsDbContext>()));

    /// <summary>How many rows each table holds: what "nothing was changed" means.</summary>
    public Task<string> RowsAsync(Tenant tenant) => DbAsync(tenant, async db =>
        $"items {await db.ContentItems.CountAsync()}, versions {await db.ContentVersions.CountAsync()}, pages {await db.PublishedPages.CountAsync()}, "
        + $"paths {await db.Paths.CountAsync()}, terms {await db.Terms.CountAsync()}, links {await db.Links.CountAsync()}, documents {await db.SiteDocuments.CountAsync()}, "
        + $"files {await db.MediaFiles.CountAsync()}, audit {await db.AuditEntries.CountAsync()}, jobs {await db.Jobs.CountAsync()}, signals {await db.Signals.CountAsync()}");

    /// <summary>Names of the site documents of a kind, in order.</summary>
    public Task<List<string>> DocumentsAsync(Tenant tenant, string kind) => DbAsync(tenant, async db =>
        (await db.SiteDocuments.Where(d => d.Kind == kind).Select(d => d.Name).ToListAsync()).Order(StringComparer.Ordinal).ToList());

    private IDatabaseEngine Engine => _services.GetRequiredService<IDatabaseEngine>();

    /// <summary>A service that is no council's.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Works with the services of a council.</summary>
    public Task<T> InAsync<T>(Tenant tenant, Func<IServiceProvider, Task<T>> work) => _services.GetRequiredService<TenantScopes>().RunAsync(tenant, work);
}
