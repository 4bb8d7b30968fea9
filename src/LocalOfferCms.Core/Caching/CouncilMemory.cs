using System.Collections.Concurrent;
using LocalOfferCms.Core.Signals;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Caching;

/// <summary>What the makers of pages keep in memory of councils.</summary>
public abstract class CouncilMemory
{
    private protected CouncilMemory()
    {
    }
}

/// <summary>Keeps one thing for each council in memory. Dropped when the council signals a change of its content, and on any doubt; ten minutes old at
/// most. Keys are the councils' ids.</summary>
/// <typeparam name="T">What is kept.</typeparam>
public class CouncilMemory<T> : CouncilMemory where T : class
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();
    private readonly TimeProvider _clock;
    private long _epoch;

    /// <summary>Listens for changes.</summary>
    public CouncilMemory(ISignals signals, TimeProvider clock)
    {
        _clock = clock;
        signals.Received += Drop;
    }

    /// <summary>Gives what is kept of a council, loading it when it is not in memory.</summary>
    public async Task<T> GetAsync(Guid tenantId, Func<Task<T>> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        if (_entries.TryGetValue(tenantId, out var entry) && _clock.GetUtcNow() < entry.Until)
        {
            return entry.Value;
        }

        // What began to be loaded before a change was signalled must not outlive it.
        var epoch = Interlocked.Read(ref _epoch);
        var value = await load();
        var fresh = new Entry(value, _clock.GetUtcNow() + Life);
        _entries[tenantId] = fresh;
        if (Interlocked.Read(ref _epoch) != epoch)
        {
            _entries.TryRemove(KeyValuePair.Create(tenantId, fresh));
        }

        return value;
    }

    /// <summary>Whether a council's signal of a change concerns what is kept.</summary>
    private protected virtual bool IsConcernedBy(Signal signal) => signal.IsContent;

    private void Drop(Signal signal)
    {
        Interlocked.Increment(ref _epoch);
        if (signal.TenantId is not { } tenantId)
        {
            _entries.Clear();
        }
        else if (IsConcernedBy(signal))
        {
            _entries.TryRemove(tenantId, out _);
        }
    }

    private sealed record Entry(T Value, DateTimeOffset Until);
}

/// <summary>Registers memories.</summary>
public static class CouncilMemories
{
    /// <summary>Adds a memory of councils.</summary>
    public static IServiceCollection AddCouncilMemory<T>(this IServiceCollection services) where T : CouncilMemory =>
        services.AddSingleton<T>().AddSingleton<CouncilMemory>(all => all.GetRequiredService<T>());
}
