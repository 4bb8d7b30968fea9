using System.Data.Common;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Storage.Signals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>A signal is a row in the council's database, in the transaction, and after it a poke in the host's: "look at this council".
/// The host's <c>data_version</c> is asked ten times a second (4 microseconds each), so idle councils are never opened for it.
/// A process that dies between the two leaves a signal without a poke; a round of the councils in use finds it.
/// That there is work needs no row: the process that asked for it looks after it, and the poke wakes the others.</summary>
internal sealed partial class SqliteSignals(SqliteEngine engine, SqlitePokes pokes, TimeProvider clock, ILogger<SqliteSignals> log)
    : SignalHub(log)
{
    private const int Kept = 1000;
    private const int PollsPerRound = 300;
    private const int CannotOpen = 14;
    private const int NoTable = 1;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Pages are kept no longer, so there is nothing to drop of a council that nobody visited in this time.
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(10);

    // A signal's time is that of its raising, which can be a while before its transaction ends.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(1);

    private long _lastPoke;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await engine.PrepareHostAsync(cancellationToken);
        await using var host = await engine.OpenHostReadAsync(cancellationToken);
        _lastPoke = (await host.QueryAsync("""SELECT coalesce(max("PokeRowId"), 0) FROM "Pokes" """, row => row.GetInt64(0), cancellationToken))[0];
        await base.StartAsync(cancellationToken);
    }

    public override async Task RaiseHostAsync(string topic, CancellationToken ct)
    {
        await pokes.WriteAsync([(null, topic)], ct);
        Tell(new Signal(null, topic));
    }

    protected override async Task SendAsync(CmsDbContext db, WriteSession write, string topic, CancellationToken ct)
    {
        if (topic == SignalTopics.Jobs)
        {
            var working = db.Tenant.Id;
            write.AfterCommit(() => pokes.Send(working, topic));
            return;
        }

        var (tenant, entry) = (db.Tenant, new SignalEntry { Topic = topic, AtUtc = clock.GetUtcNow().UtcDateTime });
        db.Signals.Add(entry);
        await db.Database.ExecuteSqlAsync(
            $"""DELETE FROM "Signals" WHERE "SignalEntryId" <= (SELECT max("SignalEntryId") FROM "Signals") - {Kept}""", ct);
        write.AfterCommit(() =>
        {
            engine.FindOpened(tenant.Id)?.Signals.AddOwn(entry.SignalEntryId);
            pokes.Send(tenant.Id, topic);
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken) when (broken is DbException or IOException)
            {
                LogBroken(log, broken);
                TellMissed();
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Looks for signals without a poke in the councils that are in use.</summary>
    internal async Task MakeRoundAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - InUse;
        foreach (var council in engine.Opened.Where(council => council.LastUsedUtc >= since))
        {
            await HearAsync(council, ct);
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        // The version is of this connection's making: it must be asked on one that is kept.
        await using var connection = await engine.OpenHostAsync(pooled: false, ct);
        using var timer = new PeriodicTimer(Poll);
        var (version, polls) = (-1L, 0);
        do
        {
            var current = await connection.ScalarAsync<long>(null, "PRAGMA data_version", ct);
            if (current != version)
            {
                version = current;
                await HearPokesAsync(connection, ct);
            }

            if (++polls % PollsPerRound == 0)
            {
                engine.CloseIdle();
                await MakeRoundAsync(ct);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task HearPokesAsync(DbConnection host, CancellationToken ct)
    {
        var news = await host.QueryAsync(null, """SELECT "PokeRowId", "TenantId", "Topic" FROM "Pokes" WHERE "PokeRowId" > @last ORDER BY "PokeRowId" """,
            row => (Id: row.GetInt64(0), TenantId: row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1), Topic: row.GetString(2)), ct, ("@last", _lastPoke));
        if (news.Count == 0)
        {
            return;
        }

        // Old pokes are removed; one that went before it was heard leaves a gap.
        var missed = news[0].Id > _lastPoke + 1;
        _lastPoke = news[^1].Id;
        if (missed)
        {
            TellMissed();
        }

        foreach (var (tenantId, topic) in news.Where(poke => !pokes.WasOwn(poke.Id) || poke.Topic != SignalTopics.Jobs).Select(poke => (poke.TenantId, poke.Topic)).Distinct())
        {
            if (tenantId is { } id && topic != SignalTopics.Jobs && engine.FindOpened(id) is { } council)
            {
                await HearAsync(council, ct);
            }
            else
            {
                Tell(new Signal(tenantId, topic));
            }
        }
    }

    private async Task HearAsync(SqliteCouncil council, CancellationToken ct)
    {
        try
        {
            foreach (var topic in council.Signals.Hear(await ReadAsync(council, ct)))
            {
                Tell(new Signal(council.Tenant.Id, topic));
            }
        }
        catch (SqliteException removed) when (removed.SqliteErrorCode is CannotOpen or NoTable)
        {
            // Another process removed the council's database, or put another in its place. Its registry signal takes care of the rest.
            engine.Forget(council);
        }
    }

    private static async Task<List<(long, string)>> ReadAsync(SqliteCouncil council, CancellationToken ct)
    {
        await using var connection = await SqliteEngine.OpenAsync(council, ct);
        var (where, from) = council.Signals.Last is { } last
            ? ("\"SignalEntryId\" > @from", (object)last)
            : ("\"AtUtc\" >= @from", council.OpenedUtc - LongestWrite);
        return await connection.QueryAsync(null,
            $"""SELECT "SignalEntryId", "Topic" FROM "Signals" WHERE {where} ORDER BY "SignalEntryId" """,
            row => (row.GetInt64(0), row.GetString(1)), ct, ("@from", from));
    }

    [LoggerMessage(LogLevel.Warning, "Listening for signals failed. Trying again.")]
    private static partial void LogBroken(ILogger log, Exception broken);
}
