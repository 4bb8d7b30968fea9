using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Reads a person with their roles and what these allow.</summary>
public sealed class PeopleReader(CmsDbContext db)
{
    /// <summary>By one query; null when there is no such person.</summary>
    public async Task<(Person Person, IReadOnlyList<GrantedRole> Roles)?> FindAsync(string personId, CancellationToken ct)
    {
        var rows = await (
            from person in db.People.AsNoTracking().Where(p => p.Id == personId)
            from role in db.PersonRoles.Where(r => r.PersonId == person.Id).DefaultIfEmpty()
            from document in db.SiteDocuments.Where(d => d.Kind == SiteDocumentKinds.Role && d.Name == role!.Role).DefaultIfEmpty()
            select new { person, Role = role!.Role, Topic = role!.Topic, Data = document!.Data }).ToListAsync(ct);
        return rows is []
            ? null
            : (rows[0].person, [.. rows.Where(r => r.Role is not null).Select(r => new GrantedRole(r.Role, r.Topic, PermissionsOf(r.Data)))]);
    }

    /// <summary>A stay and whose it is, by one query; null when it has ended.</summary>
    internal async Task<(PersonSession Session, Person Person, IReadOnlyList<GrantedRole> Roles)?> FindSessionAsync(string sessionId, CancellationToken ct)
    {
        var rows = await (
            from session in db.PersonSessions.AsNoTracking().Where(s => s.PersonSessionId == sessionId)
            join person in db.People.AsNoTracking() on session.PersonId equals person.Id
            from role in db.PersonRoles.Where(r => r.PersonId == person.Id).DefaultIfEmpty()
            from document in db.SiteDocuments.Where(d => d.Kind == SiteDocumentKinds.Role && d.Name == role!.Role).DefaultIfEmpty()
            select new { session, person, Role = role!.Role, Topic = role!.Topic, Data = document!.Data }).ToListAsync(ct);
        return rows is []
            ? null
            : (rows[0].session, rows[0].person, [.. rows.Where(r => r.Role is not null).Select(r => new GrantedRole(r.Role, r.Topic, PermissionsOf(r.Data)))]);
    }

    internal static HashSet<string> PermissionsOf(string? role) =>
        role is null ? [] : [.. JsonText.Strings(JsonText.Object(role)["Permissions"])];
}
