using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Core.Tenancy;

/// <summary>The councils of this host, kept in memory and read again when the registry changes.</summary>
public sealed partial class TenantRegistry : IDisposable
{
    private readonly IDatabaseEngine _engine;
    private readonly ISignals _signals;
    private readonly ILogger<TenantRegistry> _logger;
    private readonly PlatformHosts _platform;
    private readonly SemaphoreSlim _reading = new(1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<Guid, (TenantRow Row, Tenant Tenant)> _read = [];
    private volatile TenantMap _map;

    /// <summary>Listens for changes of the registry.</summary>
    public TenantRegistry(IDatabaseEngine engine, ISignals signals, PlatformHosts platform, ILogger<TenantRegistry> logger)
    {
        (_engine, _signals, _platform, _logger) = (engine, signals, platform, logger);
        _map = new TenantMap([], platform);
        signals.Received += OnSignal;
    }

    /// <summary>All councils, by name.</summary>
    public IReadOnlyList<Tenant> All => _map.All;

    /// <summary>Completes when the registry has been read for the first time.</summary>
    public Task ReadyAsync(CancellationToken ct) => _ready.Task.WaitAsync(ct);

    /// <summary>The council with this name, or null.</summary>
    public Tenant? Find(string name) => _map.All.FirstOrDefault(t => t.Name == name);

    /// <summary>The council that answers at an address, and whether by its prefix; null for the platform's own pages and for no council's.</summary>
    /// <param name="host">Host name without port.</param>
    /// <param name="path">The path, from its first slash.</param>
    public (Tenant Tenant, string? Prefix)? Resolve(string host, string path) => _map.Resolve(host, path);

    /// <summary>Reads the registry again.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var rows = await ReadRowsAsync(ct);
            _map = new TenantMap([.. rows.Select(ReadOrKeep)], _platform);
            _ready.TrySetResult();
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The council of a row.</summary>
    public static Tenant Read(TenantRow row) => JsonSerializer.Deserialize<Tenant>(row.Data)! with { State = row.State };

    /// <summary>Writes a council into its row.</summary>
    public static void Write(TenantRow row, Tenant tenant) => (row.Name, row.State, row.Data) = (tenant.Name, tenant.State, JsonSerializer.Serialize(tenant));

    /// <inheritdoc/>
    public void Dispose()
    {
        _signals.Received -= OnSignal;
        _reading.Dispose();
    }

    private async Task<List<TenantRow>> ReadRowsAsync(CancellationToken ct)
    {
        await using var host = await _engine.OpenHostReadAsync(ct);
        return await host.QueryAsync("""SELECT "TenantId", "Name", "State", "Data" FROM "Tenants" ORDER BY "Name" """, row => new TenantRow
        {
            TenantId = row.GetGuid(0), Name = row.GetString(1), State = Enum.Parse<TenantState>(row.GetString(2)), Data = row.GetString(3),
        }, ct);
    }

    /// <summary>A council whose row is as it was stays the same object: what is kept for it is still good.</summary>
    private Tenant ReadOrKeep(TenantRow row)
    {
        if (!_read.TryGetValue(row.TenantId, out var known) || known.Row.Data != row.Data || known.Row.State != row.State)
        {
            _read[row.TenantId] = known = (row, Read(row));
        }

        return known.Tenant;
    }

    private void OnSignal(Signal signal)
    {
        if (signal.TenantId is null)
        {
            _ = RefreshOnSignalAsync();
        }
    }

    private async Task RefreshOnSignalAsync()
    {
        try
        {
            await RefreshAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            // The map in memory stays as it is; the next signal or the sweep reads again.
            LogRefreshFailed(_logger, error);
        }
    }

    [LoggerMessage(LogLevel.Error, "The registry of councils could not be read again")]
    private static partial void LogRefreshFailed(ILogger logger, Exception error);
}
