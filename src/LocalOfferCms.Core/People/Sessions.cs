using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Where a person is signed in.</summary>
public sealed class Sessions(CmsDbContext db, TimeProvider clock)
{
    /// <summary>A stay ends when nothing was done for so long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);
    /// <summary>And at the latest after so long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How exactly the last use is kept: writing it down at every request would cost more than it tells.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    /// <summary>Whether a stay has run out.</summary>
    public bool HasEnded(PersonSession session) => Now - session.LastSeenUtc > Idle || Now - session.CreatedUtc > Longest;

    /// <summary>A person's stays that have not run out, the last used first.</summary>
    public async Task<IReadOnlyList<PersonSession>> ListAsync(string personId, CancellationToken ct) =>
        await db.PersonSessions.AsNoTracking().Where(s => s.PersonId == personId && s.LastSeenUtc > Now - Idle && s.CreatedUtc > Now - Longest)
            .OrderByDescending(s => s.LastSeenUtc).Take(50).ToListAsync(ct);

    /// <summary>Ends one stay of a person.</summary>
    public async Task EndAsync(string personId, string sessionId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.PersonSessions.Where(s => s.PersonId == personId && s.PersonSessionId == sessionId).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Writes down that a stay goes on.</summary>
    internal async Task SeenAsync(PersonSession session, CancellationToken ct)
    {
        if (Now - session.LastSeenUtc < Grain)
        {
            return;
        }

        await using var write = await db.BeginWriteAsync(ct);
        await db.PersonSessions.Where(s => s.PersonSessionId == session.PersonSessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenUtc, Now), ct);
        await write.CommitAsync(ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}

/// <summary>Says in words what somebody signs in with, so that they recognise it.</summary>
internal static class Devices
{
    private static readonly (string Mark, string Words)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Words)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Describe(string agent) => $"{Find(Browsers, agent) ?? "A browser"} on {Find(Systems, agent) ?? "a computer"}";

    private static string? Find((string Mark, string Words)[] all, string agent) =>
        all.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.Ordinal)).Words;
}
