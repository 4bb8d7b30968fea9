using System.Collections.Concurrent;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Pages;

/// <summary>Keeps one <see cref="SiteSnapshot"/> for each council in memory. Dropped when the council signals a change, and on any doubt; ten minutes old at most.</summary>
public sealed class SiteSnapshotCache
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();
    private readonly TimeProvider _clock;
    private long _epoch;

    /// <summary>Listens for changes.</summary>
    public SiteSnapshotCache(ISignals signals, TimeProvider clock)
    {
        _clock = clock;
        signals.Received += Drop;
    }

    internal async Task<SiteSnapshot> GetAsync(Guid tenantId, Func<Task<SiteSnapshot>> load)
    {
        if (_entries.TryGetValue(tenantId, out var entry) && _clock.GetUtcNow() < entry.Until)
        {
            return entry.Snapshot;
        }

        // A snapshot whose loading began before a change was signalled must not outlive it.
        var epoch = Interlocked.Read(ref _epoch);
        var snapshot = await load();
        var fresh = new Entry(snapshot, _clock.GetUtcNow() + Life);
        _entries[tenantId] = fresh;
        if (Interlocked.Read(ref _epoch) != epoch)
        {
            _entries.TryRemove(KeyValuePair.Create(tenantId, fresh));
        }

        return snapshot;
    }

    private void Drop(Signal signal)
    {
        Interlocked.Increment(ref _epoch);
        if (signal.TenantId is not { } tenantId)
        {
            _entries.Clear();
        }
        else if (signal.IsContent && (signal.Tags is not { } tags || tags.Contains(PageTags.Site)))
        {
            _entries.TryRemove(tenantId, out _);
        }
    }

    private sealed record Entry(SiteSnapshot Snapshot, DateTimeOffset Until);
}

/// <summary>The snapshot of the current council.</summary>
public sealed class SiteSnapshots(SiteSnapshotCache cache, CurrentTenant tenant, IServiceProvider services)
{
    /// <summary>Gives it, loading it when it is not in memory.</summary>
    public Task<SiteSnapshot> GetAsync(CancellationToken ct) => cache.GetAsync(
        tenant.Value.Id,
        () => SiteSnapshotLoader.LoadAsync(services.GetRequiredService<CmsDbContext>(), ct));
}
