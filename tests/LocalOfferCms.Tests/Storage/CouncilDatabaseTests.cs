using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Storage;

public sealed class CouncilDatabaseTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Post_SixteenAtOnce_NoneLost(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");

        await Task.WhenAll(Enumerable.Range(0, 16).Select(poster => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await host.WriteAsync(tenant, (db, _) => PostAsync(db, $"{poster}-{i}"));
            }
        })));

        Assert.Equal((400, 400), await host.InAsync(tenant, async db => (await db.AuditEntries.CountAsync(), await db.Jobs.CountAsync())));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Post_SixteenAtOnceFromTwoProcesses_NoneLost(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = host.Beside();
        var tenant = await host.CreateAsync("norfolk");

        await Task.WhenAll(Enumerable.Range(0, 16).Select(poster => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await (poster % 2 == 0 ? host : other).WriteAsync(tenant, (db, _) => PostAsync(db, $"{poster}-{i}"));
            }
        })));

        Assert.Equal(160, await host.InAsync(tenant, db => db.Jobs.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Write_NotCommitted_LeavesNothingAndLetsTheNextIn(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");

        await host.InAsync(tenant, async db =>
        {
            await using var write = await db.BeginWriteAsync(default);
            await PostAsync(db, "undone");
            await db.SaveChangesAsync();
        });
        await host.WriteAsync(tenant, (db, _) => PostAsync(db, "done"));

        Assert.Equal(["done"], await host.InAsync(tenant, db => db.Jobs.Select(job => job.JobId).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Councils_ManyAtOnce_NeverSeeEachOthersRows(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenants = new List<Tenant>();
        foreach (var name in new[] { "norfolk", "sefton", "milton-keynes" })
        {
            tenants.Add(await host.CreateAsync(name));
        }

        await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
            {
                var tenant = tenants[(worker + i) % tenants.Count];
                await host.WriteAsync(tenant, (db, _) => AddPageAsync(db, $"{worker}-{i}", tenant.Name));
                Assert.Equal([tenant.Name], await host.InAsync(tenant, db => db.PublishedPages.Select(page => page.Title).Distinct().ToListAsync()));
            }
        })));

        foreach (var tenant in tenants)
        {
            Assert.Equal(60, await host.InAsync(tenant, db => db.PublishedPages.CountAsync()));
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Context_NoCouncilSet_Throws(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var scope = host.Services.CreateAsyncScope();

        var refused = Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<CmsDbContext>);

        Assert.Contains("No council is set", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Models_OfManyCouncilsAndHosts_AreOne(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = await StorageHost.StartAsync(engine);
        var (norfolk, sefton) = (StorageHost.Tenant("norfolk"), StorageHost.Tenant("sefton"));

        var model = await host.InAsync(norfolk, db => Task.FromResult(db.Model));

        Assert.Same(model, await host.InAsync(sefton, db => Task.FromResult(db.Model)));
        Assert.Same(model, await other.InAsync(norfolk, db => Task.FromResult(db.Model)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Models_OfHostsWithOtherModules_AreNotShared(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = host.Beside(new ShelfModule(2));
        var tenant = StorageHost.Tenant("norfolk");

        Assert.Null(await host.InAsync(tenant, db => Task.FromResult(db.Model.FindEntityType(typeof(Shelf)))));
        Assert.NotNull(await other.InAsync(tenant, db => Task.FromResult(db.Model.FindEntityType(typeof(Shelf)))));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Remove_ThenCreateUnderTheSameName_ShowsNoOldRows(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = host.Beside();
        var first = await host.CreateAsync("norfolk");
        await host.WriteAsync(first, (db, _) => AddPageAsync(db, "old", "old"));
        Assert.Equal(1, await other.InAsync(first, db => db.PublishedPages.CountAsync()));

        await host.Engine.RemoveTenantAsync(first, default);
        await Assert.ThrowsAnyAsync<Exception>(() => host.InAsync(first, db => db.PublishedPages.CountAsync()));
        var second = await host.CreateAsync("norfolk");

        Assert.Equal(0, await host.InAsync(second, db => db.PublishedPages.CountAsync()));
        Assert.Equal(0, await other.InAsync(second, db => db.PublishedPages.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Prepare_SameCouncilFromTwoProcessesAtOnce_MakesOneWhole(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = host.Beside();
        var tenant = StorageHost.Tenant("norfolk");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? host : other).Engine.PrepareTenantAsync(tenant, default))));
        await host.WriteAsync(tenant, (db, _) => AddPageAsync(db, "p", "p"));
        await host.Engine.PrepareTenantAsync(tenant, default);

        Assert.Equal(1, await other.InAsync(tenant, db => db.PublishedPages.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Prepare_NameThatIsNoCouncils_Throws(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Engine.PrepareTenantAsync(StorageHost.Tenant("../etc"), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Engine.PrepareTenantAsync(StorageHost.Tenant("a\"; drop schema host"), default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Time_StoredAndRead_IsUtc(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        var tenant = await host.CreateAsync("norfolk");
        var due = new DateTime(2026, 9, 1, 8, 30, 15, 250, DateTimeKind.Utc);

        await host.WriteAsync(tenant, (db, _) =>
        {
            db.Jobs.Add(new Job { JobId = "j", Kind = "Test", Payload = "{}", DueUtc = due });
            return Task.CompletedTask;
        });

        var read = await host.InAsync(tenant, db => db.Jobs.AsNoTracking().Where(job => job.DueUtc <= due).Select(job => job.DueUtc).SingleAsync());
        Assert.Equal((due, DateTimeKind.Utc), (read, read.Kind));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Lock_HeldByAnotherProcess_IsWaitedFor(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine);
        await using var other = host.Beside();

        var held = await host.Engine.LockAsync("setup-norfolk", default);
        await using var unrelated = await other.Engine.LockAsync("setup-sefton", default);
        var waiting = other.Engine.LockAsync("setup-norfolk", default);
        using var gaveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Engine.LockAsync("setup-norfolk", gaveUp.Token));
        Assert.False(waiting.IsCompleted);

        await held.DisposeAsync();
        await using var taken = await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static Task PostAsync(CmsDbContext db, string id)
    {
        db.AuditEntries.Add(new AuditEntry { AuditEntryId = id, Author = "a parent", Event = "CommentReceived", SubjectKind = "Comment", SubjectId = id });
        db.Jobs.Add(new Job { JobId = id, Kind = "Answer", Payload = "{}" });
        return Task.CompletedTask;
    }

    private static Task AddPageAsync(CmsDbContext db, string id, string title)
    {
        db.PublishedPages.Add(new PublishedPage { ContentItemId = id, ContentItemVersionId = id, ContentType = "Guide", Title = title });
        return Task.CompletedTask;
    }
}
