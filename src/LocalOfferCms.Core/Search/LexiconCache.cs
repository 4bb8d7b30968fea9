using System.Collections.Concurrent;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Signals;

namespace LocalOfferCms.Core.Search;

/// <summary>Keeps councils' lexicons in memory: those searched last, up to a number of words in all. Keys are council ids.
/// When a council's content changes, only what is new is read at the next search; now and then everything, so that words that have gone are forgotten.</summary>
public sealed class LexiconCache
{
    private const int MostWords = 1_500_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();
    private readonly TimeProvider _clock;
    private long _epoch;

    /// <summary>Listens for changes.</summary>
    public LexiconCache(ISignals signals, TimeProvider clock)
    {
        _clock = clock;
        signals.Received += Heard;
    }

    /// <summary>The council's lexicon, brought up to date when its content has changed.</summary>
    internal async Task<Lexicon> GetAsync(CmsDbContext db, ISearchIndex index, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var known = _entries.GetValueOrDefault(db.Tenant.Id);
        if (known is { IsStale: false } && now < known.Until)
        {
            known.Used = now;
            return known.Lexicon;
        }

        var older = known is not null && now < known.Until ? known.Lexicon : null;
        return await LoadAsync(db, index, older, older is null ? now + Life : known!.Until, ct);
    }

    /// <summary>Reads everything again: the index knows facets that the lexicon does not.</summary>
    internal Task<Lexicon> ReloadAsync(CmsDbContext db, ISearchIndex index, CancellationToken ct) =>
        LoadAsync(db, index, older: null, _clock.GetUtcNow() + Life, ct);

    private async Task<Lexicon> LoadAsync(CmsDbContext db, ISearchIndex index, Lexicon? older, DateTimeOffset until, CancellationToken ct)
    {
        // What is read while a change is signalled may lack it, and must be read again.
        var epoch = Interlocked.Read(ref _epoch);
        var lexicon = Lexicon.From(await index.ReadLexiconAsync(db, older?.Last ?? 0, ct), older);
        _entries[db.Tenant.Id] = new Entry(lexicon, until) { Used = _clock.GetUtcNow(), IsStale = Interlocked.Read(ref _epoch) != epoch };
        Forget();
        return lexicon;
    }

    // The councils that were searched longest ago go first.
    private void Forget()
    {
        var words = 0;
        foreach (var (id, entry) in _entries.OrderByDescending(e => e.Value.Used))
        {
            words += entry.Lexicon.Size;
            if (words > MostWords)
            {
                _entries.TryRemove(id, out _);
            }
        }
    }

    private void Heard(Signal signal)
    {
        Interlocked.Increment(ref _epoch);
        if (signal.TenantId is not { } tenantId)
        {
            _entries.Clear();
        }
        else if (signal.IsContent && _entries.TryGetValue(tenantId, out var entry))
        {
            entry.IsStale = true;
        }
    }

    private sealed class Entry(Lexicon lexicon, DateTimeOffset until)
    {
        public Lexicon Lexicon => lexicon;
        public DateTimeOffset Until => until;
        public DateTimeOffset Used { get; set; }
        public volatile bool IsStale;
    }
}
