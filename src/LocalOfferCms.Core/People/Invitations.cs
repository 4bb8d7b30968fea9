using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>A role to be given.</summary>
/// <param name="Role">Its name.</param>
/// <param name="Topic">The topic that it is limited to; empty for all.</param>
public sealed record RoleGrant(string Role, string Topic = "");

/// <summary>Whom to invite.</summary>
/// <param name="Email">Where the invitation goes.</param>
/// <param name="Name">The name, if it is known; the person may change it.</param>
/// <param name="Roles">What they are to be; at least one.</param>
public sealed record InvitationOptions(string Email, string Name, IReadOnlyList<RoleGrant> Roles)
{
    /// <summary>What they are invited to, as a sentence of the message; empty for nothing in particular.</summary>
    public string About { get; init; } = "";
}

/// <summary>Invites people. The link in the mail opens a page where they give their name and choose a password; it works for seven days.</summary>
public sealed class Invitations(
    CmsDbContext db, PersonLinks links, Passwords passwords, RoleCatalogue roles, Mailbox mailbox, CurrentTenant tenant, TimeProvider clock)
{
    private const string Taken = "Somebody with this email address is here already. Change their roles instead.";

    /// <summary>Why somebody cannot be invited; empty when they can.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusalsAsync(InvitationOptions options, CancellationToken ct)
    {
        var normal = EmailAddress.Normalise(options.Email);
        var refusals = new List<Refusal?>
        {
            EmailAddress.Refuse(options.Email.Trim()),
            options.Name.Length > 128 ? new("NameLong", "The name must be 128 characters or fewer.") : null,
            await db.People.AnyAsync(p => p.NormalizedEmail == normal, ct) ? new("EmailTaken", Taken) : null,
        };
        refusals.AddRange(await roles.RefusalsAsync(options.Roles, ct));
        return [.. refusals.OfType<Refusal>()];
    }

    /// <summary>Adds the person and, unless the caller hands the link over, sends the invitation. One transaction.</summary>
    /// <returns>The person's id, and the link's address within the site.</returns>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<(string PersonId, string Path)> InviteAsync(InvitationOptions options, ChangeContext change, bool byMail, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await RefusalsAsync(options, ct) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var (email, normal) = (options.Email.Trim(), EmailAddress.Normalise(options.Email));
        var person = new Person
        {
            Id = ContentIds.New(change.Now), Name = options.Name.Trim(), CreatedUtc = change.Now, SecurityStamp = Passwords.NewStamp(), LockoutEnabled = true,
            Email = email, NormalizedEmail = normal, UserName = email, NormalizedUserName = normal,
        };
        db.People.Add(person);
        db.PersonRoles.AddRange(options.Roles.Distinct().Select(r => new PersonRole { PersonId = person.Id, Role = r.Role, Topic = r.Topic }));
        AuditLog.Add(db, change, "PersonInvited", "Person", person.Id, Called(person));
        var path = await SendAsync(write, person, options.About, change, byMail, ct);
        await write.CommitAsync(ct);
        return (person.Id, path);
    }

    /// <summary>Makes a new link and sends it; the former one stops working.</summary>
    /// <returns>The link's address within the site.</returns>
    /// <exception cref="RefusedException">The person has joined already, or is gone.</exception>
    public async Task<string> SendAgainAsync(string personId, ChangeContext change, bool byMail, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var person = await InvitedAsync(personId, ct);
        await links.WithdrawAsync(personId, ct, PersonLinkKind.Invitation);
        AuditLog.Add(db, change, "PersonInvitationSent", "Person", person.Id, Called(person));
        var path = await SendAsync(write, person, "", change, byMail, ct);
        await write.CommitAsync(ct);
        return path;
    }

    /// <summary>Takes an invitation back: the person is gone, and the link with them.</summary>
    /// <exception cref="RefusedException">The person has joined already, or is gone.</exception>
    public async Task RevokeAsync(string personId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var person = await InvitedAsync(personId, ct);
        AuditLog.Add(db, change, "PersonInvitationRevoked", "Person", person.Id, Called(person));
        db.People.Remove(person);
        await write.CommitAsync(ct);
    }

    /// <summary>Joins: uses the link up and sets name and password.</summary>
    /// <exception cref="RefusedException">The name or the password cannot be taken, or the link was used meanwhile.</exception>
    public async Task<Person> AcceptAsync(FoundLink found, string name, string password, CancellationToken ct)
    {
        var person = await db.People.SingleAsync(p => p.Id == found.Person!.Id, ct);
        person.Name = name.Trim();
        if (Refusals(person, password) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        person.PasswordHash = passwords.Hash(person, password);
        (person.EmailConfirmed, person.SecurityStamp) = (true, Passwords.NewStamp());
        await using var write = await db.BeginWriteAsync(ct);
        if (!await links.UseAsync(found.Link!, ct))
        {
            throw new RefusedException([new("LinkUsed", "This invitation has been used. Sign in with the password that was chosen.")]);
        }

        AuditLog.Add(db, new(clock.GetUtcNow().UtcDateTime, person.Name, null, person.Id), "PersonJoined", "Person", person.Id, person.Name);
        await write.CommitAsync(ct);
        return person;
    }

    /// <summary>Why somebody cannot join like this; empty when they can.</summary>
    public IReadOnlyList<Refusal> Refusals(Person person, string? password) =>
        [.. new[] { PersonChanges.RefuseName(person.Name), passwords.Refuse(password, person) }.OfType<Refusal>()];

    private async Task<string> SendAsync(WriteSession write, Person person, string about, ChangeContext change, bool byMail, CancellationToken ct)
    {
        var path = $"account/invitation?token={await links.AddAsync(person.Id, PersonLinkKind.Invitation, null, ct)}";
        if (byMail)
        {
            await mailbox.AddAsync(db, write, new(person.Email!, $"Join {tenant.Value.Title}",
                $"{change.Author} has invited you to work on {tenant.Value.Title}.{(about.Length > 0 ? $"\n\n{about}" : "")}\n\nOpen the page below, give your name and choose a password. The link works for {PersonLinks.LifeOf(PersonLinkKind.Invitation).TotalDays:0} days.",
                new MailLink("Accept the invitation", path)), ct);
        }

        return path;
    }

    private async Task<Person> InvitedAsync(string personId, CancellationToken ct) =>
        await db.People.FirstOrDefaultAsync(p => p.Id == personId, ct) is { IsInvited: true } person
            ? person
            : throw new RefusedException([new("NotInvited", "There is no open invitation for this person. They may have joined, or it was taken back.")]);

    private static string Called(Person person) => person.Name.Length > 0 ? person.Name : person.Email!;
}
