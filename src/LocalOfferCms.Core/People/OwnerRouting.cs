using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Finds who is to deal with something, by the ladder of <see cref="IOwnerLookup"/>: nobody who may not sign in or is not allowed to do it, and for
/// those who are away their stand-in.</summary>
public sealed class OwnerRouting(CmsDbContext db, IEnumerable<IOwnerLookup> lookups, Aways aways, RoleCatalogue roles, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>Everybody who can take it on, by name.</summary>
    /// <param name="permission">What they must be allowed.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<OwnerChoice>> ListAsync(string permission, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<string> allowing = [Roles.Administrator, .. (await roles.ListAsync(ct)).Where(r => r.Permissions.Contains(permission)).Select(r => r.Name)];
        return [.. (await db.People.AsNoTracking()
            .Where(p => p.DisabledUtc == null && (p.EndsUtc == null || p.EndsUtc > now) && p.PlatformEmail == null && db.PersonRoles.Any(r => r.PersonId == p.Id && allowing.Contains(r.Role)))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most).Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct))
            .Select(p => new OwnerChoice(p.Id, p.Name.Length > 0 ? p.Name : p.Email ?? "", p.Email ?? ""))];
    }

    /// <summary>Who is to deal with it; null when nobody can.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="permission">What they must be allowed.</param>
    /// <param name="except">Somebody whom it must not go to.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="fromRung">The rung to begin at: one of <see cref="OwnerRung"/>.</param>
    public async Task<RoutedOwner?> FindAsync(OwnerSubject subject, string permission, string? except, CancellationToken ct, int fromRung = 0)
    {
        var able = (await ListAsync(permission, ct)).Where(p => p.Id != except).ToDictionary(p => p.Id);
        var away = await aways.NowAsync(ct);
        foreach (var lookup in lookups.Where(l => l.Order >= fromRung).OrderBy(l => l.Order))
        {
            foreach (var id in await lookup.FindAsync(subject, ct))
            {
                if (Take(id, able, away) is { } person)
                {
                    return new(person.Id, person.Name, person.Email, lookup.Because, person.Id == id ? null : id);
                }
            }
        }

        return null;
    }

    /// <summary>A person as they are to be reached now: themselves, else their stand-in; null when neither can take it on.</summary>
    public async Task<RoutedOwner?> ReachAsync(string personId, string because, string permission, CancellationToken ct) =>
        Take(personId, (await ListAsync(permission, ct)).ToDictionary(p => p.Id), await aways.NowAsync(ct)) is { } person
            ? new(person.Id, person.Name, person.Email, because, person.Id == personId ? null : personId) : null;

    private static OwnerChoice? Take(string id, Dictionary<string, OwnerChoice> able, IReadOnlyDictionary<string, Away> away)
    {
        if (!able.ContainsKey(id))
        {
            return null;
        }

        // Who stands in may be away too: on to theirs, and never round in a circle.
        var asked = new HashSet<string>();
        for (var at = id; at is not null && asked.Add(at); at = away[at].StandInId)
        {
            if (!away.ContainsKey(at))
            {
                return able.GetValueOrDefault(at);
            }
        }

        return null;
    }
}
