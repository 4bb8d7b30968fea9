using System.Data.Common;
using System.Threading.Channels;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>Writes pokes to the host's database behind the writes that cause them, many at once: a council's writers neither wait
/// for the host's file nor fail because of it. What is still waiting is written when the process ends in good order.</summary>
internal sealed partial class SqlitePokes : IAsyncDisposable, IDisposable
{
    private const int Kept = 1000;

    private readonly HostDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<SqlitePokes> _log;
    private readonly Channel<(Guid? TenantId, string Topic)> _waiting = Channel.CreateUnbounded<(Guid?, string)>(new() { SingleReader = true });
    private readonly Task _writing;

    public SqlitePokes(HostDatabase database, TimeProvider clock, ILogger<SqlitePokes> log)
    {
        (_database, _clock, _log) = (database, clock, log);
        _writing = Task.Run(WriteWaitingAsync);
    }

    /// <summary>Sends a poke soon.</summary>
    public void Send(Guid tenantId, string topic) => _waiting.Writer.TryWrite((tenantId, topic));

    /// <summary>Writes pokes now, and removes old ones.</summary>
    public async Task WriteAsync(IReadOnlyCollection<(Guid? TenantId, string Topic)> pokes, CancellationToken ct)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        await using var host = _database.Open();
        host.Pokes.AddRange(pokes.Select(poke => new PokeRow { TenantId = poke.TenantId, Topic = poke.Topic, AtUtc = now }));
        await host.SaveChangesAsync(ct);
        var oldest = host.Pokes.Local.Max(poke => poke.PokeRowId) - Kept;
        await host.Pokes.Where(poke => poke.PokeRowId <= oldest).ExecuteDeleteAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _writing.GetAwaiter().GetResult();
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
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} pokes to other processes could not be written.")]
    private static partial void LogNotSent(ILogger log, Exception failure, int count);
}
