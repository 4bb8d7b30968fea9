using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Storage.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LocalOfferCms.Storage.PostgreSql;

/// <summary><c>NOTIFY</c> goes out with the transaction or not at all, and arrives about a millisecond later.</summary>
internal sealed partial class PostgreSqlSignals(PostgreSqlEngine engine, TimeProvider clock, ILogger<PostgreSqlSignals> log) : SignalHub(log)
{
    private const string Channel = "localoffer";
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _node = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
    private NpgsqlConnection? _listener;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _listener = await ListenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task RaiseHostAsync(string topic, CancellationToken ct)
    {
        await using var command = engine.DataSource.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.Add(new() { Value = Channel });
        command.Parameters.Add(new() { Value = Payload(null, topic) });
        await command.ExecuteNonQueryAsync(ct);
        Tell(new Signal(null, topic));
    }

    protected override Task SendAsync(CmsDbContext db, WriteSession write, string topic, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {Payload(db.Tenant.Id, topic)})", ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_listener is null)
                {
                    _listener = await ListenAsync(stoppingToken);
                    TellMissed();
                }

                await HearAsync(_listener, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception broken) when (broken is NpgsqlException or IOException or TimeoutException)
            {
                LogBroken(log, broken);
                await CloseAsync();
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await CloseAsync();
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken ct)
    {
        var connection = await engine.DataSource.OpenConnectionAsync(ct);
        try
        {
            connection.Notification += (_, notification) => Hear(notification.Payload);
            await connection.ExecuteAsync(null, "LISTEN " + Channel, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // A connection that a firewall has cut stays silent for ever; asking something now and then finds out.
    private static async Task HearAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (!await connection.WaitAsync(Quiet, ct))
        {
            await connection.ExecuteAsync(null, "SELECT 1", ct);
        }
    }

    private void Hear(string payload)
    {
        // This process was told when it committed.
        if (payload.Split('|') is [var node, var tenant, var topic] && node != _node)
        {
            Tell(new Signal(Guid.TryParse(tenant, out var id) ? id : null, topic));
        }
    }

    private string Payload(Guid? tenantId, string topic) => $"{_node}|{tenantId}|{topic}";

    private async Task CloseAsync()
    {
        if (_listener is not null)
        {
            await _listener.DisposeAsync();
            _listener = null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that listens for signals broke. Connecting again.")]
    private static partial void LogBroken(ILogger log, Exception broken);
}
