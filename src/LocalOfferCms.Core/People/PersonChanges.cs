using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>What an administrator does to a person. The council always keeps an administrator who can sign in.</summary>
public sealed class PersonChanges(CmsDbContext db, SecondFactor factor, RoleCatalogue catalogue, Mailbox mailbox, IEnumerable<IOwnedWork> owned)
{
    private static readonly Refusal Last = new("LastAdministrator", "This is the only administrator who can sign in. Make somebody else an administrator first.");
    private static readonly Refusal Gone = new("NoSuchPerson", "There is no such person. They may have been removed.");

    /// <summary>Why a name cannot be taken; null when it can.</summary>
    public static Refusal? RefuseName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? new("NameMissing", "Enter your name.")
        : name.Length > 128 ? new("NameLong", "The name must be 128 characters or fewer.")
        : null;

    /// <summary>Gives a person another name.</summary>
    /// <exception cref="RefusedException">It is no name.</exception>
    public async Task RenameAsync(string personId, string name, ChangeContext change, CancellationToken ct)
    {
        if (RefuseName(name) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        await using var write = await db.BeginWriteAsync(ct);
        var person = await FindAsync(personId, ct);
        AuditLog.Add(db, change with { Reason = person.Name }, "PersonRenamed", "Person", person.Id, name.Trim());
        person.Name = name.Trim();
        await write.CommitAsync(ct);
    }

    /// <summary>Gives a person exactly these roles.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="roles">What they are to be.</param>
    /// <param name="by">Who does it: nobody gives or takes more than they have. Null for a command.</param>
    /// <param name="change">When and why.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task SetRolesAsync(string personId, IReadOnlyList<RoleGrant> roles, CurrentPerson? by, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var person = await FindAsync(personId, ct);
        var before = await db.PersonRoles.Where(r => r.PersonId == personId).ToListAsync(ct);
        var after = roles.Distinct().ToList();
        List<Refusal> refusals = [.. await catalogue.RefusalsAsync(after, ct)];
        var moved = before.Select(r => new RoleGrant(r.Role, r.Topic)).Except(after).Concat(after.Except(before.Select(r => new RoleGrant(r.Role, r.Topic)))).Select(r => r.Role).Distinct().ToList();
        if (by is not null)
        {
            refusals.AddRange(await BeyondAsync(by, moved, ct));
        }

        if (!after.Contains(new RoleGrant(Roles.Administrator)) && await IsLastAsync(personId, ct))
        {
            refusals.Add(Last);
        }

        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }

        db.PersonRoles.RemoveRange(before.Where(r => !after.Contains(new(r.Role, r.Topic))));
        db.PersonRoles.AddRange(after.Where(r => !before.Any(b => b.Role == r.Role && b.Topic == r.Topic)).Select(r => new PersonRole { PersonId = personId, Role = r.Role, Topic = r.Topic }));
        AuditLog.Add(db, change with { Reason = string.Join(", ", after.Select(r => r.Topic.Length == 0 ? r.Role : $"{r.Role} ({r.Topic})")) }, "PersonRolesChanged", "Person", person.Id, Called(person));
        await write.CommitAsync(ct);
    }

    /// <summary>Why roles are not this person's to give or take; empty when they are.</summary>
    public async Task<IReadOnlyList<Refusal>> BeyondAsync(CurrentPerson by, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        var all = (await catalogue.ListAsync(ct)).ToDictionary(r => r.Name);
        return [.. roles.Where(all.ContainsKey).Where(role => role == Roles.Administrator ? !by.IsAdministrator : !by.HoldsAll(all[role].Permissions))
            .Select(role => new Refusal("BeyondOwn", $"'{role}' allows more than you may do yourself. Ask an administrator."))];
    }

    /// <summary>Keeps a person out from now on.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task DisableAsync(string personId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await DisableInAsync(write, personId, change, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>The same within the caller's write.</summary>
    internal async Task DisableInAsync(WriteSession write, string personId, ChangeContext change, CancellationToken ct)
    {
        var person = await FindAsync(personId, ct);
        if (await IsLastAsync(personId, ct))
        {
            throw new RefusedException([Last]);
        }

        (person.DisabledUtc, person.SecurityStamp) = (change.Now, Passwords.NewStamp());
        await db.PersonSessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
        await db.PersonLinks.Where(l => l.PersonId == personId && l.UsedUtc == null).ExecuteDeleteAsync(ct);
        AuditLog.Add(db, change, "PersonDisabled", "Person", person.Id, Called(person));
        foreach (var work in owned)
        {
            await work.PassOnAsync(write, personId, null, change, ct);
        }
    }

    /// <summary>Lets a person in again.</summary>
    public Task EnableAsync(string personId, ChangeContext change, CancellationToken ct) =>
        ChangeAsync(personId, "PersonEnabled", change, (person, _) =>
        {
            person.DisabledUtc = null;
            return Task.CompletedTask;
        }, ct);

    /// <summary>Ends all stays of a person, wherever they are signed in.</summary>
    public Task SignOutEverywhereAsync(string personId, ChangeContext change, CancellationToken ct) =>
        ChangeAsync(personId, "PersonSignedOutEverywhere", change, async (person, _) =>
        {
            person.SecurityStamp = Passwords.NewStamp();
            await db.PersonSessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
        }, ct);

    /// <summary>Takes the second factor of a person away who has lost it. They are signed out, told, and have to set up another.</summary>
    public Task ResetSecondFactorAsync(string personId, ChangeContext change, CancellationToken ct) =>
        ChangeAsync(personId, "SecondFactorReset", change, async (person, write) =>
        {
            await factor.RemoveAsync(personId, ct);
            (person.TwoFactorEnabled, person.SecurityStamp) = (false, Passwords.NewStamp());
            await db.PersonSessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(ct);
            await mailbox.AddAsync(db, write, new(person.Email!, "Your authenticator app was reset",
                $"{change.Author} has reset the authenticator app of your account. Sign in with your password and set it up again.\n\nIf you did not ask for it, tell them at once."), ct);
        }, ct);

    private async Task ChangeAsync(string personId, string what, ChangeContext change, Func<Person, WriteSession, Task> act, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var person = await FindAsync(personId, ct);
        await act(person, write);
        AuditLog.Add(db, change, what, "Person", person.Id, Called(person));
        await write.CommitAsync(ct);
    }

    private async Task<Person> FindAsync(string personId, CancellationToken ct) =>
        await db.People.FirstOrDefaultAsync(p => p.Id == personId, ct) ?? throw new RefusedException([Gone]);

    private async Task<bool> IsLastAsync(string personId, CancellationToken ct)
    {
        // Held until the write ends, so that two administrators cannot remove each other at the same moment.
        await db.SiteDocuments.Where(d => d.Kind == SiteDocumentKinds.Role && d.Name == Roles.Administrator)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ModifiedUtc, d => d.ModifiedUtc), ct);
        var administrators = await (
            from role in db.PersonRoles.Where(r => r.Role == Roles.Administrator && r.Topic == "")
            join person in db.People.Where(p => p.DisabledUtc == null && p.PasswordHash != null && p.PlatformEmail == null) on role.PersonId equals person.Id
            select person.Id).Take(2).ToListAsync(ct);
        return administrators is [var only] && only == personId;
    }

    private static string Called(Person person) => person.Name.Length > 0 ? person.Name : person.Email ?? person.Id;
}
