using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Keepers;

/// <summary>What happens to the people who keep a school after they were invited.</summary>
internal sealed class KeeperChanges(CmsDbContext db, InviteKeepers invite, Invitations invitations, MagicLinks links, Mailbox mailbox, JobQueue jobs)
{
    /// <summary>Writes to somebody again: the invitation, else a link that signs them in.</summary>
    /// <exception cref="RefusedException">They do not keep the school any more.</exception>
    public async Task SendAgainAsync(string schoolId, string personId, ChangeContext change, CancellationToken ct)
    {
        var (keeper, person, name) = await RequireAsync(schoolId, personId, ct);
        if (person.IsInvited)
        {
            await invitations.SendAgainAsync(personId, change, byMail: true, ct);
            return;
        }

        await using var write = await db.BeginWriteAsync(ct);
        AuditLog.Add(db, change with { Reason = SchoolPeople.CalledOf(person) }, "SchoolKeeperReminded", "ContentItem", schoolId, name);
        await mailbox.AddAsync(db, write, new MailMessage(person.Email!, $"Your work on {name}",
            $"{change.Author} sends you the way in again. {(keeper.Task == KeeperTask.Approve ? "You approve" : "You keep")} the SEN information report of {name}.",
            await links.AddAsync(personId, "Open it", $"admin/my-schools/{Uri.EscapeDataString(schoolId)}", ct)), ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Takes a school from somebody. They keep their account.</summary>
    /// <exception cref="RefusedException">They do not keep the school any more.</exception>
    public async Task RemoveAsync(string schoolId, string personId, ChangeContext change, CancellationToken ct)
    {
        var (_, person, name) = await RequireAsync(schoolId, personId, ct);
        await using var write = await db.BeginWriteAsync(ct);
        await RemoveInAsync(write, new(schoolId, name), person, change, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Gives what somebody does for a school to another, in one step: whoever takes over is invited, and the one before has the school no more.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task HandOverAsync(string schoolId, string fromId, string email, string name, ChangeContext change, CancellationToken ct)
    {
        var (keeper, person, school) = await RequireAsync(schoolId, fromId, ct);
        if (EmailAddress.Normalise(email) == person.NormalizedEmail)
        {
            throw new RefusedException([new("EmailSame", "That is the address of the person who has it now. Enter the address of who takes over.")]);
        }

        var toId = await invite.ExecuteAsync(new(email, name, keeper.Task, [schoolId]), change with { Reason = $"Takes over from {SchoolPeople.CalledOf(person)}. {change.Reason}".Trim() }, ct);
        db.ChangeTracker.Clear();
        await using var write = await db.BeginWriteAsync(ct);
        await RemoveInAsync(write, new(schoolId, school), person, change with { Reason = $"Handed over. {change.Reason}".Trim() }, ct);
        AuditLog.Add(db, change with { Reason = $"From {SchoolPeople.CalledOf(person)} to {email.Trim()}. {change.Reason}".Trim() }, "SchoolHandedOver", "ContentItem", schoolId, school);
        if (!person.IsInvited && person.DisabledUtc is null && toId != fromId)
        {
            await mailbox.AddAsync(db, write, new MailMessage(person.Email!, $"{school} has been handed over",
                $"{change.Author} has handed {school} over to {(name.Trim().Length > 0 ? name.Trim() : email.Trim())}. You do not need to do anything. Thank you for keeping it."), ct);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>Notes who acts through a shared mailbox this school year.</summary>
    /// <exception cref="RefusedException">No name is given.</exception>
    public async Task NameAsync(string schoolId, string personId, string? namedPerson, ChangeContext change, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(namedPerson) || namedPerson.Trim().Length > SchoolKeeper.NameLength)
        {
            throw new RefusedException([new("NamedPerson", "Several people may read this mailbox. Enter your own name, 128 characters or fewer.")]);
        }

        await using var write = await db.BeginWriteAsync(ct);
        var keeper = await db.SchoolKeepers().FirstOrDefaultAsync(k => k.SchoolId == schoolId && k.PersonId == personId, ct) ?? throw new RefusedException([Gone]);
        var title = await db.ContentSummaries.Where(s => s.ContentItemId == schoolId).Select(s => s.Title).FirstAsync(ct);
        (keeper.NamedPerson, keeper.NamedYear) = (namedPerson.Trim(), Reports.SchoolYear.StartOf(CouncilDay.Of(db.Tenant, change.Now)));
        AuditLog.Add(db, change with { Reason = keeper.NamedPerson }, "SchoolKeeperNamed", "ContentItem", schoolId, title);
        await write.CommitAsync(ct);
    }

    private static Refusal Gone => new("NoSuchKeeper", "This person does not keep the school any more.");

    private async Task<(SchoolKeeper Keeper, Person Person, string School)> RequireAsync(string schoolId, string personId, CancellationToken ct)
    {
        var found = await (
            from keeper in db.SchoolKeepers().AsNoTracking().Where(k => k.SchoolId == schoolId && k.PersonId == personId)
            join person in db.People.AsNoTracking() on keeper.PersonId equals person.Id
            join school in db.ContentSummaries on keeper.SchoolId equals school.ContentItemId
            select new { keeper, person, school.Title }).FirstOrDefaultAsync(ct);
        return found is null ? throw new RefusedException([Gone]) : (found.keeper, found.person, found.Title);
    }

    private async Task RemoveInAsync(WriteSession write, KeptName school, Person person, ChangeContext change, CancellationToken ct)
    {
        var removed = await db.SchoolKeepers().Where(k => k.SchoolId == school.Id && k.PersonId == person.Id).ExecuteDeleteAsync(ct);
        if (removed > 0)
        {
            AuditLog.Add(db, change with { Reason = $"{SchoolPeople.CalledOf(person)}. {change.Reason}".Trim() }, "SchoolKeeperRemoved", "ContentItem", school.Id, school.Name);
            await jobs.AddAsync(db, write, OwnersInStep.JobKind, new OwnersInStep.Order(school.Id, person.Id), ct);
        }
    }
}

/// <summary>Passes on the schools of somebody who leaves: to who takes over, else to the others who keep them.</summary>
internal sealed class SchoolsOfLeavers(CmsDbContext db, JobQueue jobs) : IOwnedWork
{
    public async Task PassOnAsync(WriteSession write, string fromId, string? toId, ChangeContext change, CancellationToken ct)
    {
        var rows = await db.SchoolKeepers().AsNoTracking().Where(k => k.PersonId == fromId).ToListAsync(ct);
        var theirs = toId is null ? [] : await db.SchoolKeepers().Where(k => k.PersonId == toId).Select(k => k.SchoolId).ToListAsync(ct);
        await db.SchoolKeepers().Where(k => k.PersonId == fromId).ExecuteDeleteAsync(ct);
        foreach (var row in rows)
        {
            if (toId is not null && !theirs.Contains(row.SchoolId))
            {
                db.SchoolKeepers().Add(new SchoolKeeper { SchoolId = row.SchoolId, PersonId = toId, Task = row.Task, AddedUtc = change.Now });
            }

            await jobs.AddAsync(db, write, OwnersInStep.JobKind, new OwnersInStep.Order(row.SchoolId, fromId), ct);
        }
    }
}
