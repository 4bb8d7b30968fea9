using System.Threading.Channels;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Storage.PostgreSql;
using LocalOfferCms.Storage.Sqlite;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Storage;

public sealed class SignalTests
{
    private static readonly Signal Registry = new(null, SignalTopics.Registry);

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Raise_Committed_IsHeardHereAtOnceAndElsewhereSoon(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        await using var there = here.Beside();
        var tenant = await here.CreateAsync("norfolk");
        await there.InAsync(tenant, db => db.Jobs.CountAsync());
        var (heardHere, heardThere) = (await ListenAsync(here), await ListenAsync(there));

        await RaiseAsync(here, tenant, SignalTopics.Content);

        Assert.True(heardHere.TryRead(out var signal));
        Assert.Equal(new Signal(tenant.Id, SignalTopics.Content), signal);
        Assert.Equal(signal, await NextAsync(heardThere));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Raise_FromCouncilNeverOpenedElsewhere_IsHeardThere(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        await using var there = here.Beside();
        var tenant = await here.CreateAsync("norfolk");
        var heard = await ListenAsync(there);

        await RaiseAsync(here, tenant, SignalTopics.Jobs);

        Assert.Equal(new Signal(tenant.Id, SignalTopics.Jobs), await NextAsync(heard));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Raise_ManyTimesInOneWrite_IsHeardOnce(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        await using var there = here.Beside();
        var tenant = await here.CreateAsync("norfolk");
        await there.InAsync(tenant, db => db.Jobs.CountAsync());
        var (heardHere, heardThere) = (await ListenAsync(here), await ListenAsync(there));

        await here.WriteAsync(tenant, async (db, write) =>
        {
            for (var i = 0; i < 10; i++)
            {
                await here.Signals.RaiseAsync(db, write, SignalTopics.Content, default);
            }
        });
        await RaiseAsync(here, tenant, SignalTopics.Jobs);

        Signal[] expected = [new(tenant.Id, SignalTopics.Content), new(tenant.Id, SignalTopics.Jobs)];
        Assert.Equal(expected, new[] { await NextAsync(heardHere), await NextAsync(heardHere) });
        Assert.Equal(expected, new[] { await NextAsync(heardThere), await NextAsync(heardThere) });
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Raise_RolledBack_IsHeardNowhere(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        await using var there = here.Beside();
        var tenant = await here.CreateAsync("norfolk");
        await there.InAsync(tenant, db => db.Jobs.CountAsync());
        var (heardHere, heardThere) = (await ListenAsync(here), await ListenAsync(there));

        await here.InAsync(tenant, async db =>
        {
            await using var write = await db.BeginWriteAsync(default);
            await here.Signals.RaiseAsync(db, write, SignalTopics.Content, default);
            await db.SaveChangesAsync();
        });
        await RaiseAsync(here, tenant, SignalTopics.Jobs);

        Assert.Equal(SignalTopics.Jobs, (await NextAsync(heardHere)).Topic);
        Assert.Equal(SignalTopics.Jobs, (await NextAsync(heardThere)).Topic);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task RaiseHost_IsHeardInEveryProcess(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        await using var there = here.Beside();
        var (heardHere, heardThere) = (await ListenAsync(here), await ListenAsync(there));

        await here.Signals.RaiseHostAsync(SignalTopics.Registry, default);

        Assert.Equal(Registry, await NextAsync(heardHere));
        Assert.Equal(Registry, await NextAsync(heardThere));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Raise_SubscriberFails_WriteStandsAndOthersHear(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        var tenant = await here.CreateAsync("norfolk");
        here.Signals.Received += _ => throw new InvalidOperationException("A subscriber that fails.");
        var heard = await ListenAsync(here);

        await RaiseAsync(here, tenant, SignalTopics.Content);

        Assert.Equal(SignalTopics.Content, (await NextAsync(heard)).Topic);
    }

    [Theory, OnSqlite]
    public async Task Raise_ProcessDiesBeforeItsPoke_IsFoundOnTheNextRound(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        await using var there = here.Beside();
        var tenant = await here.CreateAsync("norfolk");
        await there.InAsync(tenant, db => db.Jobs.CountAsync());
        var heard = await ListenAsync(there);

        // The row without the poke is what a process leaves that is killed between the two.
        await here.WriteAsync(tenant, (db, _) =>
        {
            db.Signals.Add(new SignalEntry { Topic = SignalTopics.Content, AtUtc = here.Clock.GetUtcNow().UtcDateTime });
            return Task.CompletedTask;
        });
        var listener = there.Services.GetRequiredService<SqliteSignals>();
        await listener.MakeRoundAsync(default);
        await listener.MakeRoundAsync(default);

        Assert.Equal(new Signal(tenant.Id, SignalTopics.Content), await NextAsync(heard));
        Assert.False(heard.TryRead(out _));
    }

    [Theory, OnSqlite]
    public async Task Raise_WhileHostStops_PokesAreWrittenBeforeItEnds(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        var tenant = await here.CreateAsync("norfolk");
        var command = here.Beside();

        await RaiseAsync(command, tenant, SignalTopics.Content);
        await command.DisposeAsync();

        await using var scope = here.Services.CreateAsyncScope();
        Assert.Equal([tenant.Id], await scope.ServiceProvider.GetRequiredService<HostDbContext>().Pokes.Select(poke => poke.TenantId!.Value).ToListAsync());
    }

    [Theory, OnSqlite]
    public async Task Signals_Old_AreRemoved(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        var tenant = await here.CreateAsync("norfolk");
        await here.WriteAsync(tenant, (db, _) =>
        {
            db.Signals.AddRange(Enumerable.Range(0, 1100).Select(_ => new SignalEntry { Topic = SignalTopics.Jobs }));
            return Task.CompletedTask;
        });

        await RaiseAsync(here, tenant, SignalTopics.Content);

        Assert.Equal(1001, await here.InAsync(tenant, db => db.Signals.CountAsync()));
    }

    [Theory, OnPostgreSql]
    public async Task Listener_ConnectionCut_ConnectsAgainAndDropsEverything(TestEngine engine)
    {
        await using var here = await StorageHost.StartAsync(engine);
        await using var there = here.Beside();
        var heard = await ListenAsync(there);

        await CutListenersAsync(here);

        Assert.Equal(new Signal(null, SignalTopics.Missed), await NextAsync(heard));
        await here.Signals.RaiseHostAsync(SignalTopics.Jobs, default);
        Assert.Equal(new Signal(null, SignalTopics.Jobs), await NextAsync(heard));
    }

    private static async Task CutListenersAsync(StorageHost host)
    {
        await using var cut = host.Services.GetRequiredService<PostgreSqlEngine>().DataSource.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");
        Assert.Equal(1L, await cut.ExecuteScalarAsync());
    }

    private static Task RaiseAsync(StorageHost host, Tenant tenant, string topic) =>
        host.WriteAsync(tenant, (db, write) => host.Signals.RaiseAsync(db, write, topic, default));

    private static async Task<ChannelReader<Signal>> ListenAsync(StorageHost host)
    {
        var heard = Channel.CreateUnbounded<Signal>();
        host.Signals.Received += signal => heard.Writer.TryWrite(signal);
        await host.ListenAsync();
        return heard.Reader;
    }

    private static async Task<Signal> NextAsync(ChannelReader<Signal> heard)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await heard.ReadAsync(patience.Token);
    }
}
