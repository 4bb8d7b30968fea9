using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Alerts;

/// <summary>Finds the addresses of those whose work something is.</summary>
internal sealed class PeopleWith(RoleCatalogue roles)
{
    /// <summary>Addresses of people who hold a permission by a role other than the administrator's; the administrators' when there are none, so that nothing goes unread.</summary>
    public async Task<IReadOnlyList<string>> ToTellAsync(CmsDbContext db, string permission, CancellationToken ct)
    {
        var holding = (await roles.ListAsync(ct)).Where(r => r.Name != Roles.Administrator && r.Permissions.Contains(permission)).Select(r => r.Name).ToList();
        var found = await AddressesAsync(db, holding, ct);
        return found.Count > 0 ? found : await AddressesAsync(db, [Roles.Administrator], ct);
    }

    private static async Task<IReadOnlyList<string>> AddressesAsync(CmsDbContext db, List<string> roles, CancellationToken ct)
    {
        var addresses = await (
            from person in db.People.AsNoTracking()
            where person.DisabledUtc == null && person.Email != null && db.PersonRoles.Any(r => r.PersonId == person.Id && roles.Contains(r.Role))
            orderby person.Id
            select person.Email!).ToListAsync(ct);
        return [.. addresses.Where(a => EmailAddress.Refuse(a) is null)];
    }
}
