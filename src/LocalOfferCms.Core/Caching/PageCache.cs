using System.Collections.Concurrent;
using LocalOfferCms.Core.Signals;
using LocalOfferCms.Core.Tenancy;
using Microsoft.Extensions.Options;

namespace LocalOfferCms.Core.Caching;

/// <summary>Rendered pages of all councils, in memory. Evicted by tag, here and, by signal, on other nodes.</summary>
internal sealed class PageCache : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<PageKey, CachedPage> _pages = new();
    private readonly ConcurrentDictionary<Guid, CouncilPages> _councils = new();
    private readonly ConcurrentDictionary<PageKey, Task> _rendering = new();
    private readonly ISignals _signals;
    private readonly TimeProvider _clock;
    private readonly PageCacheOptions _options;
    private readonly ITimer _sweeper;
    private readonly Lock _trimming = new();
    private long _bytes;

    /// <summary>Listens for changes.</summary>
    /// <param name="signals">Signals of changes.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="options">Life and size.</param>
    /// <param name="memories">What pages are made from. It was asked for here so that it is made, and listens, before: were pages evicted first, one
    /// could be made in between from what is about to be dropped, and be kept.</param>
    public PageCache(ISignals signals, TimeProvider clock, IOptions<PageCacheOptions> options, IEnumerable<CouncilMemory> memories)
    {
        ArgumentNullException.ThrowIfNull(memories);
        (_signals, _clock, _options) = (signals, clock, options.Value);
        _signals.Received += Hear;
        _sweeper = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    /// <summary>The page that is kept, if it is young enough and the council is still as it was.</summary>
    public CachedPage? Find(in PageKey key, Tenant tenant)
    {
        if (!_pages.TryGetValue(key, out var page))
        {
            return null;
        }

        var now = _clock.GetUtcNow();
        if (IsOld(page, now) || !ReferenceEquals(page.Tenant, tenant))
        {
            Remove(page);
            return null;
        }

        page.Use(now);
        return page;
    }

    /// <summary>Changes with every eviction of a council's pages. Read it before rendering begins.</summary>
    public long EpochOf(Guid tenant) => Council(tenant).Epoch;

    /// <summary>Keeps a page, unless something of its council was evicted while it was rendered.</summary>
    public void Put(CachedPage page, IReadOnlyCollection<string> tags, long epoch)
    {
        if (_pages.TryGetValue(page.Key, out var former))
        {
            Remove(former);
        }

        if (!_pages.TryAdd(page.Key, page))
        {
            return;
        }

        Interlocked.Add(ref _bytes, page.Size);
        if (!Council(page.Tenant.Id).TryAdd(page, tags, epoch))
        {
            Remove(page);
        }
        else if (Interlocked.Read(ref _bytes) > _options.MaxBytes)
        {
            Trim();
        }
    }

    /// <summary>Takes the turn to render a page, or waits for whoever has it.</summary>
    /// <returns>Whether the caller has the turn; then it must call <see cref="EndRendering"/>.</returns>
    public async Task<bool> BeginRenderingAsync(PageKey key, TaskCompletionSource turn, CancellationToken ct)
    {
        var holder = _rendering.GetOrAdd(key, turn.Task);
        if (holder == turn.Task)
        {
            return true;
        }

        await holder.WaitAsync(ct);
        return false;
    }

    /// <summary>Lets those who wait look for the page.</summary>
    public void EndRendering(PageKey key, TaskCompletionSource turn)
    {
        _rendering.TryRemove(KeyValuePair.Create(key, turn.Task));
        turn.SetResult();
    }

    public void Dispose()
    {
        _signals.Received -= Hear;
        _sweeper.Dispose();
    }

    private CouncilPages Council(Guid tenant) => _councils.GetOrAdd(tenant, _ => new CouncilPages());

    private bool IsOld(CachedPage page, DateTimeOffset now) => now - page.MadeUtc >= _options.Life;

    private void Hear(Signal signal)
    {
        if (signal.TenantId is { } tenant)
        {
            if (signal.IsContent)
            {
                Evict(Council(tenant), signal.Tags);
            }

        }
        else if (signal.Topic == SignalTopics.Missed)
        {
            foreach (var council in _councils.Values)
            {
                Evict(council, tags: null);
            }
        }
    }

    private void Evict(CouncilPages council, IReadOnlyCollection<string>? tags)
    {
        foreach (var page in council.Take(tags))
        {
            Drop(page);
        }
    }

    private void Sweep()
    {
        var now = _clock.GetUtcNow();
        foreach (var page in _pages.Values.Where(page => IsOld(page, now)))
        {
            Remove(page);
        }
    }

    /// <summary>Makes room: those that nobody asked for lately go first.</summary>
    private void Trim()
    {
        if (!_trimming.TryEnter())
        {
            return;
        }

        try
        {
            foreach (var page in _pages.Values.OrderBy(page => page.UsedTicks).TakeWhile(_ => Interlocked.Read(ref _bytes) > _options.MaxBytes * 9 / 10))
            {
                Remove(page);
            }
        }
        finally
        {
            _trimming.Exit();
        }
    }

    private void Remove(CachedPage page)
    {
        Council(page.Tenant.Id).Remove(page);
        Drop(page);
    }

    private void Drop(CachedPage page)
    {
        if (_pages.TryRemove(KeyValuePair.Create(page.Key, page)))
        {
            Interlocked.Add(ref _bytes, -page.Size);
        }
    }
}
