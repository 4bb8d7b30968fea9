using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>What a link that somebody opened is worth.</summary>
public enum LinkState
{
    /// <summary>It works.</summary>
    Good,
    /// <summary>It was good once: it ran out or was used, and its owner may have another.</summary>
    Spent,
    /// <summary>There is no such link, or its owner may not sign in.</summary>
    Unknown,
}

/// <summary>A link that somebody opened.</summary>
/// <param name="State">What it is worth.</param>
/// <param name="Link">The link; null when it is unknown.</param>
/// <param name="Person">Whose it is; null when it is unknown.</param>
public sealed record FoundLink(LinkState State, PersonLink? Link, Person? Person);

/// <summary>Makes the links that go out by mail, and looks them up. The secret is in the mail alone.</summary>
public sealed class PersonLinks(CmsDbContext db, TimeProvider clock)
{
    /// <summary>For how long a spent link is remembered, so that its owner can ask for another.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    /// <summary>How long a link of a kind works.</summary>
    public static TimeSpan LifeOf(PersonLinkKind kind) => kind switch
    {
        PersonLinkKind.Invitation => TimeSpan.FromDays(7),
        PersonLinkKind.PasswordReset => TimeSpan.FromHours(2),
        PersonLinkKind.PlatformEntry => TimeSpan.FromMinutes(2),
        _ => TimeSpan.FromHours(24),
    };

    /// <summary>Adds a link in the caller's write, and gives its secret.</summary>
    public async Task<string> AddAsync(string personId, PersonLinkKind kind, string? data, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.PersonLinks.Where(l => l.PersonId == personId && l.ExpiresUtc < now - Memory).ExecuteDeleteAsync(ct);
        var token = Secrets.Token();
        db.PersonLinks.Add(new PersonLink
        {
            PersonLinkId = ContentIds.New(now),
            PersonId = personId,
            Kind = kind,
            Hash = Secrets.Hash(token),
            Data = data,
            CreatedUtc = now,
            ExpiresUtc = now + LifeOf(kind),
        });
        return token;
    }

    /// <summary>Looks a link up by its secret.</summary>
    public async Task<FoundLink> FindAsync(PersonLinkKind kind, string? token, CancellationToken ct)
    {
        var hash = Secrets.Hash(token ?? "");
        var row = await (
            from link in db.PersonLinks.AsNoTracking().Where(l => l.Hash == hash && l.Kind == kind)
            join person in db.People.AsNoTracking() on link.PersonId equals person.Id
            select new { link, person }).FirstOrDefaultAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        return row is null || !row.person.MaySignIn(now)
            ? new(LinkState.Unknown, null, null)
            : new(row.link.UsedUtc is null && row.link.ExpiresUtc > now ? LinkState.Good : LinkState.Spent, row.link, row.person);
    }

    /// <summary>Uses a link up in the caller's write. Of two who do it at the same time one is told no.</summary>
    public async Task<bool> UseAsync(PersonLink link, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.PersonLinks.Where(l => l.PersonLinkId == link.PersonLinkId && l.UsedUtc == null && l.ExpiresUtc > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedUtc, now), ct) == 1;
    }

    /// <summary>Makes a person's links of some kinds useless, in the caller's write.</summary>
    public Task WithdrawAsync(string personId, CancellationToken ct, params PersonLinkKind[] kinds) =>
        db.PersonLinks.Where(l => l.PersonId == personId && kinds.Contains(l.Kind) && l.UsedUtc == null).ExecuteDeleteAsync(ct);
}
