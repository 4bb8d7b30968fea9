using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Lets a member of the platform's staff into a council, by the council's own leave: for some hours, in one role, written down.
/// The visitor is a person of the council for that time, so that all that holds for people holds for them.</summary>
public sealed class PlatformVisits(CmsDbContext db, PersonLinks links, RoleCatalogue roles, TimeProvider clock)
{
    /// <summary>Longest that a council may let somebody in at a time, in hours.</summary>
    public const int MostHours = 72;

    /// <summary>Who was let in, the newest first.</summary>
    public async Task<IReadOnlyList<(Person Person, string Role)>> ListAsync(int most, CancellationToken ct)
    {
        var rows = await (
            from person in db.People.AsNoTracking().Where(p => p.PlatformEmail != null)
            from role in db.PersonRoles.Where(r => r.PersonId == person.Id).DefaultIfEmpty()
            orderby person.Id descending
            select new { person, Role = role!.Role }).Take(most).ToListAsync(ct);
        return [.. rows.Select(r => (r.person, r.Role ?? ""))];
    }

    /// <summary>Lets somebody in.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<string> GrantAsync(string email, string role, int hours, ChangeContext change, CancellationToken ct)
    {
        List<Refusal> refusals = [.. await roles.RefusalsAsync([new(role)], ct)];
        if (EmailAddress.Refuse(email.Trim()) is { } wrong)
        {
            refusals.Add(wrong);
        }

        if (hours is < 1 or > MostHours)
        {
            refusals.Add(new("HoursWrong", $"Enter a number of hours from 1 to {MostHours}."));
        }

        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            refusals.Add(new("ReasonMissing", "Say what they are to help with."));
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }

        var id = ContentIds.New(change.Now);
        var person = new Person
        {
            Id = id, Name = $"{email.Trim()} (platform)", CreatedUtc = change.Now, SecurityStamp = Passwords.NewStamp(), UserName = $"platform:{id}",
            NormalizedUserName = $"PLATFORM:{id}", PlatformEmail = EmailAddress.Normalise(email), EndsUtc = change.Now.AddHours(hours),
        };
        await using var write = await db.BeginWriteAsync(ct);
        db.People.Add(person);
        db.PersonRoles.Add(new PersonRole { PersonId = id, Role = role });
        AuditLog.Add(db, change, "PlatformGrantMade", "Person", id, $"{email.Trim()}, {role}, {hours} hours");
        await write.CommitAsync(ct);
        return id;
    }

    /// <summary>Ends a visit before its time.</summary>
    public async Task EndAsync(string personId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.People.FirstOrDefaultAsync(p => p.Id == personId && p.PlatformEmail != null && p.EndsUtc > change.Now, ct) is { } person)
        {
            (person.EndsUtc, person.SecurityStamp) = (change.Now, Passwords.NewStamp());
            await db.PersonSessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
            AuditLog.Add(db, change, "PlatformGrantEnded", "Person", personId, person.Name);
            await write.CommitAsync(ct);
        }
    }

    /// <summary>A link by which a member of staff, whom the platform has checked, steps into the council; null when the council has not let them in.</summary>
    /// <returns>Its address within the council's site.</returns>
    public async Task<string?> EnterAsync(string email, CancellationToken ct)
    {
        var (normal, now) = (EmailAddress.Normalise(email), clock.GetUtcNow().UtcDateTime);
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.AsNoTracking().Where(p => p.PlatformEmail == normal && p.EndsUtc > now && p.DisabledUtc == null)
            .OrderByDescending(p => p.EndsUtc).FirstOrDefaultAsync(ct);
        if (person is null)
        {
            return null;
        }

        var token = await links.AddAsync(person.Id, PersonLinkKind.PlatformEntry, null, ct);
        AuditLog.Add(db, new(now, person.Name, null, person.Id), "PlatformEntered", "Person", person.Id, person.Name);
        await write.CommitAsync(ct);
        return $"account/platform?token={token}";
    }
}
