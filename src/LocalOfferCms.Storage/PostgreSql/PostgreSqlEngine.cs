using System.Data.Common;
using System.Data;
using System.Text.RegularExpressions;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LocalOfferCms.Storage.PostgreSql;

/// <summary>One database and one connection pool; a schema for the host and one for each council.</summary>
internal sealed partial class PostgreSqlEngine(string connectionString, IEnumerable<IModule> modules, TenantScopes scopes, TimeProvider clock)
    : IDatabaseEngine, IAsyncDisposable, IDisposable
{
    private const string HostSchemaName = "host";

    private readonly PostgreSqlSchemaRunner _runner = new(clock);
    private DatabaseSchema? _councilSchema;

    public string Name => "PostgreSQL";

    public NpgsqlDataSource DataSource { get; } = NpgsqlDataSource.Create(Checked(connectionString));

    public void ConfigureHost(DbContextOptionsBuilder options) => Configure(options, HostSchemaName);

    public void ConfigureTenant(DbContextOptionsBuilder options, Tenant tenant) => Configure(options, SchemaOf(tenant));

    public Task<ReadConnection> OpenReadAsync(Tenant tenant, CancellationToken ct) => OpenReadAsync(SchemaOf(tenant), ct);

    public Task<ReadConnection> OpenHostReadAsync(CancellationToken ct) => OpenReadAsync(HostSchemaName, ct);

    private async Task<ReadConnection> OpenReadAsync(string schema, CancellationToken ct)
    {
        var connection = await DataSource.OpenConnectionAsync(ct);
        try
        {
            await connection.ExecuteAsync(null, SearchPathInterceptor.Sql(schema), ct);
            return new ReadConnection(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<IDisposable> EnterWriteGateAsync(Tenant tenant, CancellationToken ct) => Task.FromResult<IDisposable>(OpenGate.Instance);

    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken ct) => await AdvisoryLock.TakeAsync(DataSource, name, ct);

    public async Task PrepareHostAsync(CancellationToken ct)
    {
        await using var held = await LockAsync(LockOf(HostSchemaName), ct);
        var pending = await PendingAsync(HostSchemaName, CoreSchema.HostSteps, ct);
        if (pending is { Count: 0 })
        {
            return;
        }

        var options = new DbContextOptionsBuilder<HostDbContext>();
        ConfigureHost(options);
        await using var db = new HostDbContext(options.Options);
        await (pending is null ? MakeAsync(HostSchemaName, DatabaseSchema.Of(db, extras: "", CoreSchema.HostSteps), ct) : _runner.RunAsync(db, pending, ct));
    }

    public async Task PrepareTenantAsync(Tenant tenant, CancellationToken ct)
    {
        var (name, steps) = (SchemaOf(tenant), CoreSchema.CouncilSteps(modules));
        await using var held = await LockAsync(LockOf(name), ct);
        var pending = await PendingAsync(name, steps, ct);
        if (pending is not { Count: 0 })
        {
            await scopes.RunAsync(tenant, services =>
            {
                var db = services.GetRequiredService<CmsDbContext>();
                return pending is null
                    ? MakeAsync(name, _councilSchema ??= DatabaseSchema.Of(db, PostgreSqlSearchIndex.Tables, steps), ct)
                    : _runner.RunAsync(db, pending, ct);
            });
        }
    }

    public async Task RemoveTenantAsync(Tenant tenant, CancellationToken ct)
    {
        var name = SchemaOf(tenant);
        await using var held = await LockAsync(LockOf(name), ct);
        await using var command = DataSource.CreateCommand($"DROP SCHEMA IF EXISTS \"{name}\" CASCADE");
        await command.ExecuteNonQueryAsync(ct);
    }

    public Task<IDbContextTransaction> BeginSnapshotAsync(CmsDbContext db, CancellationToken ct) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public async Task RemoveStraysAsync(string name, Tenant? inUse, CancellationToken ct)
    {
        var mine = new Regex($"^({Tenant.FirstSchema(name)}|{Tenant.RestoredSchemas(name)}[0-9a-z]+)$");
        await using var connection = await DataSource.OpenConnectionAsync(ct);
        foreach (var schema in (await connection.QueryAsync(null, "SELECT nspname::text FROM pg_namespace", row => row.GetString(0), ct))
            .Where(s => mine.IsMatch(s) && s != inUse?.SchemaName))
        {
            await connection.ExecuteAsync(null, $"DROP SCHEMA IF EXISTS \"{schema}\" CASCADE", ct);
        }
    }

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    public void Dispose() => DataSource.Dispose();

    /// <summary>The steps that a schema has not had; null when there is no such schema, or nothing in it.</summary>
    private async Task<List<SchemaStep>?> PendingAsync(string name, IEnumerable<SchemaStep> steps, CancellationToken ct)
    {
        await using var connection = await DataSource.OpenConnectionAsync(ct);
        // The tables come in the transaction that makes the schema, so one of them speaks for all.
        if (!await connection.ScalarAsync<bool>(null, "SELECT to_regclass(@table) IS NOT NULL", ct, ("@table", $"\"{name}\".\"SchemaHistory\"")))
        {
            return null;
        }

        await connection.ExecuteAsync(null, SearchPathInterceptor.Sql(name), ct);
        return await SchemaRunner.PendingAsync(connection, steps, ct);
    }

    private async Task MakeAsync(string name, DatabaseSchema schema, CancellationToken ct)
    {
        await using var connection = await DataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(transaction, $"CREATE SCHEMA IF NOT EXISTS \"{name}\"; SET LOCAL search_path TO \"{name}\"", ct);
        await _runner.FillAsync(connection, transaction, schema, ct);
        if (name != HostSchemaName)
        {
            CrashPoints.Pass("database:before-whole");
        }

        await transaction.CommitAsync(ct);
    }

    private void Configure(DbContextOptionsBuilder options, string schema) => options
        .UseNpgsql(DataSource.CreateConnection(), contextOwnsConnection: true)
        .AddInterceptors(new SearchPathInterceptor(schema))
        .ReplaceService<IModelCacheKeyFactory, ModuleModelKey>();

    private static string SchemaOf(Tenant tenant) => ValidSchema().IsMatch(tenant.SchemaName)
        ? tenant.SchemaName
        : throw new InvalidOperationException($"'{tenant.SchemaName}' cannot be the name of a council's schema.");

    private static string LockOf(string schema) => "schema/" + schema;

    private static string Checked(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // What forgets to choose a schema finds no tables, and can make none.
            SearchPath = "pg_catalog",
        };
        settings.ApplicationName ??= "LocalOfferCms";
        return settings.NoResetOnClose
            ? throw new InvalidOperationException("Take 'No Reset On Close' out of the connection string: with it one council's connection would be used for another.")
            : settings.ConnectionString;
    }

    // 63 bytes is PostgreSQL's limit for a name; "t_" and a council's name of 40 characters fit.
    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex ValidSchema();

    private sealed class OpenGate : IDisposable
    {
        public static readonly OpenGate Instance = new();

        public void Dispose()
        {
        }
    }
}
