using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Keepers;

/// <summary>Somebody who keeps a school, as lists show them.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Their name, else their address.</param>
/// <param name="Email">Their address.</param>
/// <param name="Task">What they do.</param>
/// <param name="NamedPerson">Who is behind a shared mailbox; empty otherwise.</param>
/// <param name="HasJoined">Whether they have accepted the invitation.</param>
/// <param name="LastSeenUtc">When they last signed in; null for never.</param>
internal sealed record SchoolPerson(string PersonId, string Name, string Email, KeeperTask Task, string NamedPerson, bool HasJoined, DateTime? LastSeenUtc)
{
    /// <summary>"Jo Smith", "senco@… (Jo Smith)".</summary>
    public string Words => NamedPerson.Length > 0 && NamedPerson != Name ? $"{Name} ({NamedPerson})" : Name;

    /// <summary>What they do, in words.</summary>
    public string TaskWords => Task == KeeperTask.Approve ? "Approves the report for the school" : "Keeps the page and the report";
}

/// <summary>Reads who keeps a school.</summary>
internal sealed class SchoolPeople(CmsDbContext db)
{
    /// <summary>Those who keep a school, and may still sign in: who approves first, then who has kept it longest. One query.</summary>
    public async Task<IReadOnlyList<SchoolPerson>> ListAsync(string schoolId, CancellationToken ct)
    {
        var rows = await (
            from keeper in db.SchoolKeepers().AsNoTracking().Where(k => k.SchoolId == schoolId)
            join person in db.People.AsNoTracking().Where(p => p.DisabledUtc == null) on keeper.PersonId equals person.Id
            orderby keeper.AddedUtc, keeper.PersonId
            select new { keeper, person }).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.keeper.Task == KeeperTask.Approve).Select(r => new SchoolPerson(
            r.person.Id, CalledOf(r.person), r.person.Email ?? "", r.keeper.Task, r.keeper.NamedPerson, !r.person.IsInvited, r.person.LastSignInUtc))];
    }

    /// <summary>A person's name, else their address.</summary>
    public static string CalledOf(Person person) => person.Name.Length > 0 ? person.Name : person.Email ?? "";
}
