using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LocalOfferCms.Participation.Box;

/// <summary>How many comments a machine and a council may get in a while. In memory, for this process alone, under hashes with a salt of the day: nothing
/// about who was here is kept. A school or a library is one machine to us, so the limits are wide. When a whole council is flooded, the first comment of
/// every machine still gets through: a flood then costs its senders, and not those who have one thing to say.</summary>
internal sealed class CommentLimits(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    public const int MostOfMachine = 60;
    public const int MostOfCouncil = 1_200;

    /// <summary>How many unknown references a machine may try in the time.</summary>
    public const int MostUnknown = 30;

    /// <summary>The same for all together, where machines are not told apart.</summary>
    private const int MostUnknownOfAll = 1_000;

    private readonly SlidingCounts _machines = new(Window);
    private readonly SlidingCounts _councils = new(Window);
    private readonly SlidingCounts _unknown = new(Window);
    private readonly Lock _lock = new();
    private (DateOnly Day, byte[] Salt) _salt;

    /// <summary>Counts a comment, unless it would be one too many.</summary>
    public bool TryTake(Guid council, byte[] machine)
    {
        var now = clock.GetUtcNow();
        var ofCouncil = council.ToString("N");
        // A machine that is not known is everybody.
        var known = machine.Length > 0;
        var ofMachine = known ? Key(council, machine) : "";
        var before = known ? _machines.Of(ofMachine, now) : 1;
        if ((known && before >= MostOfMachine) || (before >= 1 && _councils.Of(ofCouncil, now) >= MostOfCouncil))
        {
            return false;
        }

        _councils.Add(ofCouncil, now);
        if (known)
        {
            _machines.Add(ofMachine, now);
        }

        return true;
    }

    /// <summary>Whether a machine has tried too many references that are not known.</summary>
    public bool IsGuessing(Guid council, byte[] machine) =>
        _unknown.Of(Key(council, machine), clock.GetUtcNow()) >= (machine.Length > 0 ? MostUnknown : MostUnknownOfAll);

    /// <summary>Counts a reference that is not known.</summary>
    public void NoteUnknown(Guid council, byte[] machine) => _unknown.Add(Key(council, machine), clock.GetUtcNow());

    /// <summary>What a council, a machine and any texts hash to today.</summary>
    public string Key(Guid council, byte[] machine, params ReadOnlySpan<string> texts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, SaltOfToday());
        hash.AppendData(council.ToByteArray());
        hash.AppendData([(byte)machine.Length, .. machine]);
        foreach (var text in texts)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        return Convert.ToBase64String(hash.GetHashAndReset().AsSpan(0, 15));
    }

    private byte[] SaltOfToday()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        lock (_lock)
        {
            if (_salt.Day != today || _salt.Salt is null)
            {
                _salt = (today, RandomNumberGenerator.GetBytes(32));
            }

            return _salt.Salt;
        }
    }
}

/// <summary>Counts by key over a sliding time: what this stretch of time has, and of the one before it the share that still lies in the window.
/// Two dictionaries, of which the older is dropped whole: nothing is swept, and nobody can fill the memory for longer than two stretches.</summary>
internal sealed class SlidingCounts(TimeSpan window)
{
    /// <summary>More keys than this in one stretch begin a new one early: a flood from everywhere then forgets sooner, and takes no more memory.</summary>
    private const int MostKeys = 200_000;

    private readonly Lock _lock = new();
    private ConcurrentDictionary<string, int> _now = new();
    private ConcurrentDictionary<string, int> _before = new();
    private DateTimeOffset _began;

    public double Of(string key, DateTimeOffset at)
    {
        Turn(at);
        var left = Math.Clamp(1 - ((at - _began) / window), 0, 1);
        return _now.GetValueOrDefault(key) + (_before.GetValueOrDefault(key) * left);
    }

    public void Add(string key, DateTimeOffset at)
    {
        Turn(at);
        _now.AddOrUpdate(key, 1, (_, count) => count + 1);
    }

    private void Turn(DateTimeOffset at)
    {
        lock (_lock)
        {
            if (at - _began < window && _now.Count < MostKeys)
            {
                return;
            }

            var since = at - _began;
            _before = since < window * 2 ? _now : new();
            _now = new();
            _began = since >= window && since < window * 2 ? _began + window : at;
        }
    }
}
