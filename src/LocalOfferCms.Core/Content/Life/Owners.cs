using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Somebody who can look after pages.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">Their name, else their address.</param>
/// <param name="Email">Their address.</param>
public sealed record OwnerChoice(string Id, string Name, string Email);

/// <summary>Finds who looks after a page among the people of the workspace: by the id that was chosen, else by an address or a name that is written.</summary>
public sealed class Owners(CmsDbContext db)
{
    private const int Most = 500;

    /// <summary>Everybody who may sign in, by name.</summary>
    public async Task<IReadOnlyList<OwnerChoice>> ListAsync(CancellationToken ct) =>
        [.. (await db.People.AsNoTracking().Where(p => p.DisabledUtc == null).OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct)).Select(p => new OwnerChoice(p.Id, p.Name.Length > 0 ? p.Name : p.Email ?? "", p.Email ?? ""))];

    /// <summary>The person meant by an id or by a text; null when there is none, or the text fits several.</summary>
    /// <param name="people">What <see cref="ListAsync"/> gave.</param>
    /// <param name="ownerId">The id that was chosen, if one was.</param>
    /// <param name="owner">What is written.</param>
    public static OwnerChoice? Match(IReadOnlyList<OwnerChoice> people, string? ownerId, string owner)
    {
        if (ownerId is not null)
        {
            return people.FirstOrDefault(p => p.Id == ownerId);
        }

        var text = owner.Trim();
        var named = people.Where(p => text.Length > 0 && (Same(p.Email, text) || Same(p.Name, text))).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
