using System.Data.Common;
using LocalOfferCms.Core.Data;
using LocalOfferCms.TestSupport;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LocalOfferCms.Tests.Storage;

public sealed class HostDatabaseTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task DataProtection_TwoProcesses_ShareOneKeyRing(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = host.Beside();

        var secret = Protector(host).Protect("a reference");

        Assert.Equal("a reference", Protector(other).Unprotect(secret));
        await using var scope = host.Services.CreateAsyncScope();
        Assert.StartsWith("key-", (await scope.ServiceProvider.GetRequiredService<HostDbContext>().Keys.SingleAsync()).Name, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task PrepareHost_Again_KeepsWhatIsThere(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        Protector(host).Protect("anything");

        await host.Beside().Engine.PrepareHostAsync(default);

        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<HostDbContext>().Keys.CountAsync());
    }

    [Theory, OnSqlite]
    public async Task Connection_OnSqlite_IsDurableAndFrugal(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");

        var settings = await host.InAsync(tenant, async db =>
        {
            await db.Database.OpenConnectionAsync();
            var values = new List<string>();
            foreach (var name in new[] { "journal_mode", "synchronous", "busy_timeout", "foreign_keys", "cache_size" })
            {
                values.Add($"{name}={await ScalarAsync(db.Database.GetDbConnection(), "PRAGMA " + name)}");
            }

            return values;
        });

        Assert.Equal(["journal_mode=wal", "synchronous=2", "busy_timeout=5000", "foreign_keys=1", "cache_size=-256"], settings);
    }

    [Theory, OnSqlite]
    public async Task Prepare_AfterACrashHalfWay_MakesTheCouncilWhole(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var folder = Directory.CreateDirectory(Path.Combine(host.Folder, "App_Data", "Sites", "norfolk")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "site.db.new"), "half a copy");
        await File.WriteAllTextAsync(Path.Combine(folder, "site.db-wal"), "the log of a file that is gone");

        var tenant = await host.CreateAsync("norfolk");

        Assert.Equal(0, await host.InAsync(tenant, db => db.ContentItems.CountAsync()));
        Assert.False(File.Exists(Path.Combine(folder, "site.db.new")));
    }

    [Theory, OnPostgreSql]
    public async Task Connection_ThatChoseNoSchema_FindsNoTableAndMakesNone(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");
        await host.InAsync(tenant, db => db.ContentItems.CountAsync());
        var dataSource = host.Services.GetRequiredService<LocalOfferCms.Storage.PostgreSql.PostgreSqlEngine>().DataSource;

        await using var connection = await dataSource.OpenConnectionAsync();

        await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, "SELECT count(*) FROM \"ContentItems\""));
        await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, "CREATE TABLE \"Stray\" (\"Id\" int)"));
        Assert.Equal(0L, await ScalarAsync(connection, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    [Theory, OnPostgreSql]
    public async Task Contexts_OfHostAndCouncilInOneScope_ReadTheirOwnSchemas(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Core.Tenancy.CurrentTenant>().Set(tenant);
        var (council, platform) = (scope.ServiceProvider.GetRequiredService<CmsDbContext>(), scope.ServiceProvider.GetRequiredService<HostDbContext>());

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, await council.ContentItems.CountAsync());
            Assert.Equal(0, await platform.Tenants.CountAsync());
        }
    }

    private static IDataProtector Protector(StorageHost host) => host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
