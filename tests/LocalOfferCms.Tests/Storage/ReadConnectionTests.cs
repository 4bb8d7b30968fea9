using System.Data.Common;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage.Sqlite;
using LocalOfferCms.TestSupport;
using Microsoft.Data.Sqlite;

namespace LocalOfferCms.Tests.Storage;

/// <summary>Connections that are kept for the next reader, with their commands prepared.</summary>
public sealed class ReadConnectionTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Query_SameTextAgain_SeesWhatWasWrittenSinceAndTakesOtherValues(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");
        await AddAsync(host, tenant, "a", "Education");
        Assert.Equal(["Education"], await NamesAsync(host, tenant, "a"));

        await AddAsync(host, tenant, "a", "Health");
        await AddAsync(host, tenant, "b", "Care");

        Assert.Equal(["Education", "Health"], await NamesAsync(host, tenant, "a"));
        Assert.Equal(["Care"], await NamesAsync(host, tenant, "b"));
        Assert.Empty(await NamesAsync(host, tenant, "c"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Query_Refused_NextReaderIsNotTroubled(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");
        await AddAsync(host, tenant, "a", "Education");
        var failed = await host.Engine.OpenReadAsync(tenant, default);

        await Assert.ThrowsAnyAsync<DbException>(() => failed.QueryAsync("SELECT \"Nothing\" FROM \"Nowhere\"", row => row.GetString(0), default));
        await failed.DisposeAsync();

        await using (var next = await host.Engine.OpenReadAsync(tenant, default))
        {
            Assert.NotSame(failed, next);
        }

        Assert.Equal(["Education"], await NamesAsync(host, tenant, "a"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Remove_WhileAnotherProcessKeepsAConnection_LeavesItNothingToRead(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = host.Beside();
        var first = await host.CreateAsync("norfolk");
        await AddAsync(host, first, "a", "Education");
        Assert.Single(await NamesAsync(other, first, "a"));

        await host.Engine.RemoveTenantAsync(first, default);
        await Assert.ThrowsAnyAsync<DbException>(() => NamesAsync(other, first, "a"));
        var second = await host.CreateAsync("norfolk");

        Assert.Empty(await NamesAsync(other, second, "a"));
        Assert.Empty(await NamesAsync(host, second, "a"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Councils_KeptConnections_AreNeverAnothers(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var (norfolk, sefton) = (await host.CreateAsync("norfolk"), await host.CreateAsync("sefton"));
        await AddAsync(host, norfolk, "a", "Norfolk");
        await AddAsync(host, sefton, "a", "Sefton");

        await Task.WhenAll(Enumerable.Range(0, 16).Select(reader => Task.Run(async () =>
        {
            var (tenant, name) = reader % 2 == 0 ? (norfolk, "Norfolk") : (sefton, "Sefton");
            for (var i = 0; i < 25; i++)
            {
                Assert.Equal([name], await NamesAsync(host, tenant, "a"));
            }
        })));
    }

    [Fact]
    public async Task Council_KeepsFewConnections_AndNoneOnceItIsAbandoned()
    {
        var council = new SqliteCouncil(StorageHost.Tenant("norfolk"), "", default);
        var connections = Enumerable.Range(0, 5).Select(_ => new ReadConnection(new SqliteConnection(), council.Keep)).ToList();

        Assert.Equal([true, true, true, true, false], connections.Select(council.Keep));
        Assert.Same(connections[3], council.TakeIdle());
        council.Abandon();

        Assert.Null(council.TakeIdle());
        await connections[3].DisposeAsync();
        Assert.Null(council.TakeIdle());
    }

    private static Task AddAsync(StorageHost host, Tenant tenant, string kind, string name) => host.WriteAsync(tenant, (db, _) =>
    {
        db.SiteDocuments.Add(new SiteDocument { Kind = kind, Name = name, Data = "{}" });
        return Task.CompletedTask;
    });

    private static async Task<List<string>> NamesAsync(StorageHost host, Tenant tenant, string kind)
    {
        await using var connection = await host.Engine.OpenReadAsync(tenant, default);
        return await connection.QueryAsync(
            """SELECT "Name" FROM "SiteDocuments" WHERE "Kind" = @kind ORDER BY "Name" """, row => row.GetString(0), default, ("@kind", kind));
    }
}
