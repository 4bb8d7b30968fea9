using System.Data.Common;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage.PostgreSql;
using LocalOfferCms.Storage.Schema;
using LocalOfferCms.Storage.Sqlite;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Storage;

/// <summary>Steps are written by hand; these tests are what makes that safe. A database made at the first release and brought up to date
/// must be the same as one made today.</summary>
public sealed class SchemaDriftTests
{
    /// <summary>Set to 1 to write the baselines anew. Only while nothing is released: afterwards a change is a step, and the baselines stay.</summary>
    private const string WriteVariable = "LOCALOFFER_WRITE_BASELINE";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task BaselineAndAllSteps_AgainstTheModel_AreTheSame(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine, Modules());
        var today = await host.CreateAsync("made-today");
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            await File.WriteAllTextAsync(Baseline(engine), await host.InAsync(today, db => Task.FromResult(Script(db, engine))));
        }

        var grown = await RestoreBaselineAsync(host, "grown-up");
        await host.Engine.PrepareTenantAsync(grown, default);

        Assert.Equal(await PictureAsync(host, today), await PictureAsync(host, grown));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Steps_ThatAlterAParent_KeepItsChildrenAndEndAtTheModel(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine, [.. Modules(), new ShelfModule(2)]);
        var grown = await WithBooksAsync(host);

        await host.Engine.PrepareTenantAsync(grown, default);
        await host.Engine.PrepareTenantAsync(grown, default);

        Assert.Equal(["First", "No label"], await host.InAsync(grown, db => db.Set<Shelf>().Select(shelf => shelf.Label).OrderBy(label => label).ToListAsync()));
        Assert.Equal(["A", "B"], await host.InAsync(grown, db => db.Set<Book>().Select(book => book.Title).OrderBy(title => title).ToListAsync()));
        Assert.Equal(await PictureAsync(host, await host.CreateAsync("made-today")), await PictureAsync(host, grown));
        await Assert.ThrowsAnyAsync<DbException>(() => host.InAsync(grown, db => db.Database.ExecuteSqlAsync($"""INSERT INTO "Books" VALUES (9, 99, 'Orphan')""")));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Steps_OneFails_NothingChanges(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine, [.. Modules(), new ShelfModule(3)]);
        var grown = await WithBooksAsync(host);
        var before = await PictureAsync(host, grown);

        await Assert.ThrowsAnyAsync<DbException>(() => host.Engine.PrepareTenantAsync(grown, default));

        Assert.Equal(before, await PictureAsync(host, grown));
        Assert.Equal(2, await host.InAsync(grown, db => db.Set<Book>().CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Picture_OfAWrongStep_Differs(TestEngine engine)
    {
        await using var host = await StorageHost.StartAsync(engine, [.. Modules(), new ShelfModule(2)]);
        var grown = await WithBooksAsync(host);

        Assert.NotEqual(await PictureAsync(host, await host.CreateAsync("made-today")), await PictureAsync(host, grown));
    }

    // A council as version one of the shelves left it: the baseline, step one, and two shelves with a book each.
    private static async Task<Tenant> WithBooksAsync(StorageHost host)
    {
        var grown = await RestoreBaselineAsync(host, "grown-up");
        await using var old = host.Beside([.. Modules(), new ShelfModule(1)]);
        await old.Engine.PrepareTenantAsync(grown, default);
        await old.InAsync(grown, db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Shelves" ("ShelfId", "Label") VALUES (1, 'First'), (2, NULL);
            INSERT INTO "Books" ("BookId", "ShelfId", "Title") VALUES (1, 1, 'A'), (2, 2, 'B');
            """));
        return grown;
    }

    private static async Task<Tenant> RestoreBaselineAsync(StorageHost host, string name)
    {
        var tenant = await host.CreateAsync(name);
        var script = await File.ReadAllTextAsync(Baseline(host.Kind));
        await host.InAsync(tenant, async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = (host.Kind == TestEngine.Sqlite ? await DropAllAsync(db) : $"DROP SCHEMA {tenant.SchemaName} CASCADE; CREATE SCHEMA {tenant.SchemaName};") + script;
            await command.ExecuteNonQueryAsync();
        });
        return tenant;
    }

    private static async Task<string> DropAllAsync(CmsDbContext db)
    {
        var tables = await db.Database.SqlQuery<string>(
            $"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'SearchIndex_%'").ToListAsync();
        return "PRAGMA foreign_keys=0;" + string.Concat(tables.Select(table => $"DROP TABLE \"{table}\";")) + "PRAGMA foreign_keys=1;";
    }

    private static Task<List<string>> PictureAsync(StorageHost host, Tenant tenant) => host.InAsync(tenant, db => SchemaPicture.TakeAsync(db, host.Kind));

    private static string Script(CmsDbContext db, TestEngine engine) => DatabaseSchema.Of(db,
        engine == TestEngine.Sqlite ? SqliteSearchIndex.Tables : PostgreSqlSearchIndex.Tables, CoreSchema.CouncilSteps(db.Modules)).CreateScript;

    private static string Baseline(TestEngine engine) => RepositoryRoot.Path(
        "src", "LocalOfferCms.Storage", "Schema", $"baseline.{engine.ToString().ToLowerInvariant()}.sql");

    internal static IModule[] Modules() => [.. Web.Modules.All];
}
