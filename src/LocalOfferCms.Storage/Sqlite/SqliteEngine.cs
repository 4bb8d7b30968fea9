using System.Collections.Concurrent;
using System.Data.Common;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>A file for the host and one for each council.</summary>
internal sealed class SqliteEngine(SqliteFiles files, IEnumerable<IModule> modules, TenantScopes scopes, TimeProvider clock) : IDatabaseEngine, IDisposable
{
    /// <summary>Read connections that all councils keep together. Each takes up to a megabyte.</summary>
    private const int MostKept = 64;

    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(1);

    private readonly SqliteSchemaRunner _runner = new(clock);
    private readonly string _hostConnectionString = SqliteFiles.ConnectionString(files.Host);
    private readonly ConcurrentDictionary<(Guid Id, string? Mark), SqliteCouncil> _councils = new();
    private DatabaseSchema? _councilSchema;

    public string Name => "SQLite";

    /// <summary>The councils whose databases this process has opened.</summary>
    public ICollection<SqliteCouncil> Opened => _councils.Values;

    /// <summary>The database of a council that this process opened last: a restore may have put another in the place of the first.</summary>
    public SqliteCouncil? FindOpened(Guid tenantId) => _councils.Values.Where(c => c.Tenant.Id == tenantId).MaxBy(c => c.OpenedUtc);

    /// <summary>Lets go of a council whose database is gone.</summary>
    public void Forget(SqliteCouncil council)
    {
        _councils.TryRemove((council.Tenant.Id, council.Tenant.DatabaseMark), out _);
        council.Abandon();
        using var pooled = new SqliteConnection(council.ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Closes the read connections of councils that nobody visited for a while.</summary>
    public void CloseIdle()
    {
        var since = clock.GetUtcNow().UtcDateTime - IdleAfter;
        foreach (var council in _councils.Values.Where(council => council.LastUsedUtc < since))
        {
            council.CloseIdle();
        }
    }

    private void CloseLeastUsed()
    {
        var kept = 0;
        foreach (var council in _councils.Values.OrderByDescending(council => council.LastUsedUtc))
        {
            kept += council.IdleCount;
            if (kept > MostKept)
            {
                council.CloseIdle();
            }
        }
    }

    public void Dispose()
    {
        foreach (var council in _councils.Values)
        {
            council.Abandon();
        }
    }

    public void ConfigureHost(DbContextOptionsBuilder options) => Configure(options, _hostConnectionString);

    public void ConfigureTenant(DbContextOptionsBuilder options, Tenant tenant)
    {
        var council = Council(tenant);
        council.Used(clock.GetUtcNow().UtcDateTime);
        Configure(options, council.ConnectionString);
    }

    public async Task<ReadConnection> OpenReadAsync(Tenant tenant, CancellationToken ct)
    {
        var council = Council(tenant);
        council.Used(clock.GetUtcNow().UtcDateTime);
        if (council.TakeIdle() is { } left)
        {
            return left;
        }

        CloseLeastUsed();
        return new ReadConnection(await OpenAsync(council.ReadConnectionString, SqlitePragmas.ForReading, ct), council.Keep);
    }

    public Task<IDisposable> EnterWriteGateAsync(Tenant tenant, CancellationToken ct) => Council(tenant).EnterAsync(ct);

    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken ct) => await FileLock.TakeAsync(files.Lock(name), ct);

    public async Task<ReadConnection> OpenHostReadAsync(CancellationToken ct) => new(await OpenAsync(Unpooled(_hostConnectionString), SqlitePragmas.ForReading, ct));

    public async Task PrepareHostAsync(CancellationToken ct)
    {
        await using var held = await LockAsync("host-schema", ct);
        var pending = await PendingAsync(files.Host, CoreSchema.HostSteps, ct);
        if (pending is { Count: 0 })
        {
            return;
        }

        var options = new DbContextOptionsBuilder<HostDbContext>();
        ConfigureHost(options);
        await using var db = new HostDbContext(options.Options);
        await (pending is null ? BuildAsync(files.Host, DatabaseSchema.Of(db, extras: "", CoreSchema.HostSteps), ct) : _runner.RunAsync(db, pending, ct));
    }

    public async Task PrepareTenantAsync(Tenant tenant, CancellationToken ct)
    {
        var file = files.Council(tenant);
        await using var held = await LockAsync(LockOf(tenant), ct);
        var pending = await PendingAsync(file, CoreSchema.CouncilSteps(modules), ct);
        if (pending is not { Count: 0 })
        {
            await scopes.RunAsync(tenant, services =>
            {
                var db = services.GetRequiredService<CmsDbContext>();
                return pending is null ? CopyTemplateAsync(db, file, ct) : _runner.RunAsync(db, pending, ct);
            });
        }
    }

    /// <summary>The steps that a database has not had; null when there is no database.</summary>
    private static async Task<List<SchemaStep>?> PendingAsync(string file, IEnumerable<SchemaStep> steps, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        // From a pool, every council's file would be kept open; closed by one that may write, every log that a crash left would be worked in at once.
        var lookOnly = new SqliteConnectionStringBuilder(SqliteFiles.ConnectionString(file)) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = await OpenAsync(lookOnly.ConnectionString, SqlitePragmas.ForReading, ct);
        return await SchemaRunner.PendingAsync(connection, steps, ct);
    }

    private async Task CopyTemplateAsync(CmsDbContext db, string file, CancellationToken ct)
    {
        var template = await TemplateAsync(db, ct);
        var unfinished = SqliteFiles.Begin(file);
        File.Copy(template, unfinished);
        CrashPoints.Pass("database:before-whole");
        SqliteFiles.Finish(unfinished, file);
    }

    public async Task RemoveTenantAsync(Tenant tenant, CancellationToken ct)
    {
        await using var held = await LockAsync(LockOf(tenant), ct);
        var council = Council(tenant);
        using (await council.EnterAsync(ct))
        {
            var file = files.Council(tenant);
            if (File.Exists(file))
            {
                await EmptyAsync(council, ct);
            }

            Forget(council);
            SqliteFiles.Delete(file);
        }
    }

    public async Task<IDbContextTransaction> BeginSnapshotAsync(CmsDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        // Deferred: it only reads. What EF begins takes the writers' lock at once.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, ct))!;
    }

    public async Task RemoveStraysAsync(string name, Tenant? inUse, CancellationToken ct)
    {
        await using var held = await LockAsync("schema-" + name, ct);
        foreach (var file in files.Databases(name).Where(f => inUse is null || f != files.Council(inUse)).ToList())
        {
            SqliteFiles.Delete(file);
        }
    }

    // Another process may have the file open and would go on with it after it is unlinked; without tables it cannot.
    private static async Task EmptyAsync(SqliteCouncil council, CancellationToken ct)
    {
        const string Tables = """SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite!_%' ESCAPE '!' AND "sql" """;
        await using var connection = await OpenAsync(council, ct);
        await connection.ExecuteAsync(null, "PRAGMA foreign_keys=0", ct);
        await using var transaction = connection.BeginTransaction();
        foreach (var kind in new[] { "LIKE 'CREATE VIRTUAL%'", "NOT LIKE 'CREATE VIRTUAL%'" })
        {
            foreach (var table in await connection.QueryAsync(transaction, Tables + kind, row => row.GetString(0), ct))
            {
                await connection.ExecuteAsync(transaction, $"DROP TABLE \"{table}\"", ct);
            }
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>A connection to the host's database that EF knows nothing of.</summary>
    public Task<SqliteConnection> OpenHostAsync(bool pooled, CancellationToken ct) => OpenAsync(pooled ? _hostConnectionString : Unpooled(_hostConnectionString), ct);

    /// <summary>A connection to an opened council's database that EF knows nothing of.</summary>
    public static Task<SqliteConnection> OpenAsync(SqliteCouncil council, CancellationToken ct) => OpenAsync(council.ConnectionString, ct);

    // Copying the template takes 0.15 ms where the script takes 40. It is made once for each set of tables.
    private async Task<string> TemplateAsync(CmsDbContext db, CancellationToken ct)
    {
        var schema = _councilSchema ??= DatabaseSchema.Of(db, SqliteSearchIndex.Tables, CoreSchema.CouncilSteps(modules));
        var template = files.Template(schema.Hash);
        await using var held = await LockAsync("template", ct);
        if (!File.Exists(template))
        {
            await BuildAsync(template, schema, ct);
        }

        return template;
    }

    private async Task BuildAsync(string file, DatabaseSchema schema, CancellationToken ct)
    {
        var unfinished = SqliteFiles.Begin(file);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = new Uri(unfinished).AbsoluteUri, Pooling = false };
        await using (var connection = await OpenAsync(connectionString.ConnectionString, ct))
        {
            await using (var transaction = await connection.BeginTransactionAsync(ct))
            {
                await _runner.FillAsync(connection, transaction, schema, ct);
                await transaction.CommitAsync(ct);
            }

            await connection.ExecuteAsync(null, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
        }

        SqliteFiles.Finish(unfinished, file);
    }

    private SqliteCouncil Council(Tenant tenant) => _councils.GetOrAdd((tenant.Id, tenant.DatabaseMark), _ => new SqliteCouncil(
        tenant, SqliteFiles.ConnectionString(files.Council(tenant), tenant.Id), clock.GetUtcNow().UtcDateTime));

    private static string Unpooled(string connectionString) => new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static string LockOf(Tenant tenant) => "schema-" + tenant.Name;

    private static void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString)
        .AddInterceptors(SqlitePragmas.Interceptor)
        .ReplaceService<IModelCacheKeyFactory, ModuleModelKey>();

    private static Task<SqliteConnection> OpenAsync(string connectionString, CancellationToken ct) => OpenAsync(connectionString, SqlitePragmas.Text, ct);

    private static async Task<SqliteConnection> OpenAsync(string connectionString, string pragmas, CancellationToken ct)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            await connection.ExecuteAsync(null, pragmas, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
