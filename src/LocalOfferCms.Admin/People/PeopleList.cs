using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.People;

/// <summary>A line of the list of people.</summary>
/// <param name="Person">Who.</param>
/// <param name="Roles">What they are, in words.</param>
internal sealed record PersonLine(Person Person, IReadOnlyList<string> Roles)
{
    public string Name => Person.Name.Length > 0 ? Person.Name : Person.Email ?? "";

    public string State(DateTime now) => Person.DisabledUtc is not null ? "Disabled"
        : Person.IsInvited ? "Invited"
        : Person.LockoutEnd > now ? "Locked"
        : "";
}

/// <summary>What is asked of the list.</summary>
internal sealed record PeopleFilter(string? Words, string? Role, bool Disabled, int Page);

/// <summary>Lists a council's own people, page by page.</summary>
internal sealed class PeopleList(CmsDbContext db)
{
    public const int PageSize = 25;

    public async Task<(IReadOnlyList<PersonLine> Lines, int Total)> FindAsync(PeopleFilter filter, CancellationToken ct)
    {
        var people = db.People.AsNoTracking().Where(p => p.PlatformEmail == null && (p.DisabledUtc != null) == filter.Disabled);
        if (filter.Words is { Length: > 0 } words)
        {
            // Lower-case on both sides: databases differ in what they take for the same.
#pragma warning disable CA1304, CA1311, CA1862
            var lower = words.Trim().ToLowerInvariant();
            people = people.Where(p => p.Name.ToLower().Contains(lower) || p.Email!.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (filter.Role is { Length: > 0 } role)
        {
            people = people.Where(p => db.PersonRoles.Any(r => r.PersonId == p.Id && r.Role == role));
        }

        var total = await people.CountAsync(ct);
        var page = await people.OrderBy(p => p.Name).ThenBy(p => p.Email).Skip((Math.Max(filter.Page, 1) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var ids = page.ConvertAll(p => p.Id);
        var roles = (await db.PersonRoles.AsNoTracking().Where(r => ids.Contains(r.PersonId)).OrderBy(r => r.Role).ToListAsync(ct)).ToLookup(r => r.PersonId);
        return ([.. page.Select(p => new PersonLine(p, [.. roles[p.Id].Select(r => r.Topic.Length == 0 ? r.Role : $"{r.Role} ({r.Topic})")]))], total);
    }
}
