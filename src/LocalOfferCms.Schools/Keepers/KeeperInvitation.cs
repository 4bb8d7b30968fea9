using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Keepers;

/// <summary>Whom to invite to keep schools.</summary>
/// <param name="Email">Their address.</param>
/// <param name="Name">Their name, if it is known; for a shared mailbox, whose it is now.</param>
/// <param name="Task">What they are to do.</param>
/// <param name="SchoolIds">For which schools.</param>
internal sealed record KeeperInvitation(string Email, string Name, KeeperTask Task, IReadOnlyList<string> SchoolIds);

/// <summary>Invites people to keep schools: somebody new gets an account, somebody who is here already gets the schools besides. Pressed twice, it changes nothing more.</summary>
internal sealed class InviteKeepers(CmsDbContext db, Invitations invitations, MagicLinks links, Mailbox mailbox, JobQueue jobs, TimeProvider clock)
{
    /// <summary>Why they cannot be invited; empty when they can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(KeeperInvitation invitation, CancellationToken ct)
    {
        var normal = EmailAddress.Normalise(invitation.Email);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == normal, ct);
        return
        [
            .. new[]
            {
                EmailAddress.Refuse(invitation.Email.Trim()),
                invitation.Name.Trim().Length > SchoolKeeper.NameLength ? new("NameLong", "The name must be 128 characters or fewer.") : null,
                SharedMailboxes.Has(invitation.Email) && invitation.Name.Trim().Length == 0
                    ? new("NameMissing", "Several people may read this mailbox. Enter the name of the person who keeps the report now.") : null,
                invitation.SchoolIds.Count == 0 ? new("NoSchool", "Choose at least one school.") : null,
                person is { PlatformEmail: not null } || (person is not null && !person.MaySignIn(clock.GetUtcNow().UtcDateTime))
                    ? new Refusal("EmailAway", "Somebody with this email address was here and cannot sign in any more. Ask an administrator to let them in again.") : null,
            }.OfType<Refusal>(),
        ];
    }

    /// <summary>Invites them, and writes to them once. Gives the person's id.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<string> ExecuteAsync(KeeperInvitation invitation, ChangeContext change, CancellationToken ct)
    {
        (await RefusalsAsync(invitation, ct)).ThrowIfAny();
        var schools = await db.ContentSummaries.AsNoTracking().Where(s => s.ContentType == "School" && invitation.SchoolIds.Contains(s.ContentItemId))
            .OrderBy(s => s.TitleKey).ThenBy(s => s.ContentItemId).Select(s => new KeptName(s.ContentItemId, s.Title)).ToListAsync(ct);
        if (schools.Count == 0)
        {
            throw new RefusedException([new("NoSchool", "Choose at least one school.")]);
        }

        var normal = EmailAddress.Normalise(invitation.Email);
        var known = await db.People.AsNoTracking().Where(p => p.NormalizedEmail == normal).Select(p => p.Id).FirstOrDefaultAsync(ct);
        var isShared = SharedMailboxes.Has(invitation.Email);
        var id = known ?? (await invitations.InviteAsync(
            new(invitation.Email.Trim(), isShared ? "" : invitation.Name.Trim(), [new(Roles.SchoolContributor)]) { About = AboutOf(invitation.Task, schools) }, change, byMail: true, ct)).PersonId;
        await using var write = await db.BeginWriteAsync(ct);
        var person = await db.People.FirstAsync(p => p.Id == id, ct);
        var added = await AddAsync(write, person, schools, invitation.Task, isShared ? invitation.Name.Trim() : "", change, ct);
        if (added.Count > 0 && known is not null)
        {
            await mailbox.AddAsync(db, write, new MailMessage(person.Email!, added.Count == 1 ? $"You look after {added[0].Name}" : $"You look after {added.Count} schools",
                $"{change.Author} has asked you to help. {AboutOf(invitation.Task, added)}", await links.AddAsync(person.Id, "Open your schools", "admin/my-schools", ct)), ct);
        }

        await write.CommitAsync(ct);
        return id;
    }

    /// <summary>Gives schools to somebody, in the caller's write. Gives those that they did not keep in this way before.</summary>
    internal async Task<IReadOnlyList<KeptName>> AddAsync(
        WriteSession write, Person person, IReadOnlyList<KeptName> schools, KeeperTask task, string namedPerson, ChangeContext change, CancellationToken ct)
    {
        if (!await db.PersonRoles.AnyAsync(r => r.PersonId == person.Id && r.Role == Roles.SchoolContributor && r.Topic == "", ct))
        {
            db.PersonRoles.Add(new PersonRole { PersonId = person.Id, Role = Roles.SchoolContributor });
        }

        var ids = schools.Select(s => s.Id).ToList();
        var there = await db.SchoolKeepers().Where(k => k.PersonId == person.Id && ids.Contains(k.SchoolId)).ToDictionaryAsync(k => k.SchoolId, ct);
        var added = schools.Where(s => !there.TryGetValue(s.Id, out var row) || row.Task != task).ToList();
        foreach (var school in schools)
        {
            if (!there.TryGetValue(school.Id, out var row))
            {
                db.SchoolKeepers().Add(row = new SchoolKeeper { SchoolId = school.Id, PersonId = person.Id, AddedUtc = change.Now });
            }

            row.Task = task;
            if (namedPerson.Length > 0)
            {
                (row.NamedPerson, row.NamedYear) = (namedPerson, Reports.SchoolYear.StartOf(CouncilDay.Of(db.Tenant, change.Now)));
            }
        }

        foreach (var school in added)
        {
            AuditLog.Add(db, change with { Reason = $"{SchoolPeople.CalledOf(person)}: {(task == KeeperTask.Approve ? "approves" : "keeps")}. {change.Reason}".Trim() }, "SchoolKeeperAdded", "ContentItem", school.Id, school.Name);
            await jobs.AddAsync(db, write, OwnersInStep.JobKind, new OwnersInStep.Order(school.Id), ct);
        }

        return added;
    }

    private static string AboutOf(KeeperTask task, IReadOnlyList<KeptName> schools)
    {
        var names = schools.Count <= 5 ? string.Join(", ", schools.Select(s => s.Name)) : $"{string.Join(", ", schools.Take(5).Select(s => s.Name))} and {schools.Count - 5} more";
        return task == KeeperTask.Approve ? $"You approve the SEN information report of {names} before families read it." : $"You keep the page and the SEN information report of {names}.";
    }
}

/// <summary>A school by name.</summary>
internal sealed record KeptName(string Id, string Name);
