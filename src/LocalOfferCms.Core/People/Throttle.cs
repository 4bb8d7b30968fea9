using System.Collections.Concurrent;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Core.People;

/// <summary>Counts tries, so that nobody can try for ever. In memory: a node that starts anew begins to count anew; what must hold for good,
/// such as an account that is locked, is in the database.</summary>
public sealed class Throttle(TimeProvider clock)
{
    private const int SweepAbove = 10_000;
    private readonly ConcurrentDictionary<string, Count> _counts = new();

    /// <summary>Counts a try, and says whether it is within the limit.</summary>
    /// <param name="limit">What is limited.</param>
    /// <param name="who">Of whom: an address of a machine or of a person.</param>
    public bool Try(ThrottleLimit limit, string who)
    {
        var now = clock.GetUtcNow();
        var count = _counts.AddOrUpdate(
            Key(limit, who), _ => new Count(1, now + limit.Window), (_, old) => old.Until <= now ? new Count(1, now + limit.Window) : old with { Tries = old.Tries + 1 });
        if (_counts.Count > SweepAbove)
        {
            _counts.Where(c => c.Value.Until <= now).ToList().ForEach(c => _counts.TryRemove(c));
        }

        return count.Tries <= limit.Most;
    }

    /// <summary>Whether the limit has been reached, without counting.</summary>
    public bool IsReached(ThrottleLimit limit, string who) =>
        _counts.TryGetValue(Key(limit, who), out var count) && count.Until > clock.GetUtcNow() && count.Tries >= limit.Most;

    // A council counts its own.
    private static string Key(ThrottleLimit limit, string who) => $"{TenantAmbient.Id:N}:{limit.Name}:{who.ToUpperInvariant()}";

    private sealed record Count(int Tries, DateTimeOffset Until);
}

/// <summary>How often something may be tried.</summary>
/// <param name="Name">What.</param>
/// <param name="Most">How often.</param>
/// <param name="Window">Within which time, from the first try.</param>
public sealed record ThrottleLimit(string Name, int Most, TimeSpan Window)
{
    /// <summary>Wrong passwords and codes from one machine. A council's offices may share one address.</summary>
    public static readonly ThrottleLimit WrongFromMachine = new("wrong", 50, TimeSpan.FromMinutes(15));
    /// <summary>Mails that somebody asks for by typing an address.</summary>
    public static readonly ThrottleLimit MailToAddress = new("mail-to", 3, TimeSpan.FromHours(1));
    /// <summary>Mails that are asked for from one machine.</summary>
    public static readonly ThrottleLimit MailFromMachine = new("mail-from", 30, TimeSpan.FromHours(1));
}
