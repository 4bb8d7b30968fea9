using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Storage.Sqlite;

/// <summary>What this process keeps of a council whose database it has opened.</summary>
internal sealed class SqliteCouncil(Tenant tenant, string connectionString, DateTime opened)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _lastUsedTicks = opened.Ticks;

    public Tenant Tenant => tenant;

    public string ConnectionString => connectionString;

    public HeardSignals Signals { get; } = new();

    public DateTime OpenedUtc => opened;

    public DateTime LastUsedUtc => new(Interlocked.Read(ref _lastUsedTicks), DateTimeKind.Utc);

    public void Used(DateTime now) => Interlocked.Exchange(ref _lastUsedTicks, now.Ticks);

    /// <summary>First come, first served: a semaphore hands over to its asynchronous waiters in their order.
    /// Without it 16 writers sleep and retry on SQLite's own lock, and the unluckiest waits 0.8 s instead of 0.02.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        return new Turn(_gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
