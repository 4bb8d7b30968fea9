using System.Collections.Concurrent;

namespace LocalOfferCms.Participation.Box;

/// <summary>What was sent just now, so that the same words sent twice (a button pressed twice, a page loaded again) are one comment. In memory only.</summary>
internal sealed class RecentComments(TimeProvider clock)
{
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(5);

    /// <summary>A few words or a picture: thirty pupils in one room may well send the same.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private const int Short = 20;
    private const int SweepAbove = 5_000;

    private readonly ConcurrentDictionary<string, Recent> _recent = new();

    /// <summary>The comment that the same words made a little while ago; null when there is none.</summary>
    public Task<SentComment>? Find(string key) => _recent.TryGetValue(key, out var recent) && recent.Until > clock.GetUtcNow() ? recent.Sent.Value : null;

    /// <summary>Sends words, once for all who ask at the same time.</summary>
    public async Task<SentComment> SendAsync(string key, string text, Func<Task<SentComment>> send)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        var mine = new Recent(new(send), now + (text.Length < Short ? Moment : Minutes));
        var first = _recent.AddOrUpdate(key, mine, (_, there) => there.Until > now ? there : mine);
        try
        {
            return await first.Sent.Value;
        }
        catch
        {
            // What could not be saved is not there to be found.
            _recent.TryRemove(KeyValuePair.Create(key, first));
            throw;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_recent.Count > SweepAbove)
        {
            _recent.Where(r => r.Value.Until <= now).ToList().ForEach(r => _recent.TryRemove(r));
        }
    }

    private sealed record Recent(Lazy<Task<SentComment>> Sent, DateTimeOffset Until);
}
