using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>Writes pokes to the host's database behind the writes that cause them, many at once: a council's writers neither wait
/// for the host's file nor fail because of it. Between two writes is a pause, or many commits in a row would each be followed by another to the same disk.
/// What is still waiting is written when the process ends in good order.</summary>
internal sealed partial class SqlitePokes : IAsyncDisposable, IDisposable
{
    private const int Kept = 1000;

    /// <summary>Those that listen look ten times a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly HostDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<SqlitePokes> _log;
    private readonly Channel<(Guid? TenantId, string Topic)> _waiting = Channel.CreateUnbounded<(Guid?, string)>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<long, bool> _own = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _writing;

    public SqlitePokes(HostDatabase database, TimeProvider clock, ILogger<SqlitePokes> log)
    {
        (_database, _clock, _log) = (database, clock, log);
        _writing = Task.Run(WriteWaitingAsync);
    }

    /// <summary>Sends a poke soon.</summary>
    public void Send(Guid tenantId, string topic) => _waiting.Writer.TryWrite((tenantId, topic));

    /// <summary>Whether this process wrote a poke; to be asked once.</summary>
    public bool WasOwn(long pokeRowId) => _own.TryRemove(pokeRowId, out _);

    /// <summary>Writes pokes now, and removes old ones.</summary>
    public async Task WriteAsync(IReadOnlyCollection<(Guid? TenantId, string Topic)> pokes, CancellationToken ct)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        await using var host = _database.Open();
        host.Pokes.AddRange(pokes.Select(poke => new PokeRow { TenantId = poke.TenantId, Topic = poke.Topic, AtUtc = now }));
        await host.SaveChangesAsync(ct);
        foreach (var poke in host.Pokes.Local)
        {
            _own[poke.PokeRowId] = true;
        }

        var oldest = host.Pokes.Local.Max(poke => poke.PokeRowId) - Kept;
        await host.Pokes.Where(poke => poke.PokeRowId <= oldest).ExecuteDeleteAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await _writing;
        _ending.Dispose();
    }

    public void Dispose()
    {
        End();
        _writing.GetAwaiter().GetResult();
        _ending.Dispose();
    }

    private void End()
    {
        _waiting.Writer.TryComplete();
        _ending.Cancel();
    }

    private async Task WriteWaitingAsync()
    {
        var batch = new HashSet<(Guid?, string)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (_waiting.Reader.TryRead(out var poke))
            {
                batch.Add(poke);
            }

            try
            {
                await WriteAsync(batch, CancellationToken.None);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or IOException)
            {
                // The signals themselves are in the councils' databases; the others find them on their next round.
                LogNotSent(_log, failure, batch.Count);
            }

            await Task.Delay(Pause, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} pokes to other processes could not be written.")]
    private static partial void LogNotSent(ILogger log, Exception failure, int count);
}
