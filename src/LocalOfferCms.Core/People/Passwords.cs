using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Sets passwords. Whoever is signed in elsewhere is signed out, and the owner is told by mail.</summary>
public sealed class Passwords(CmsDbContext db, IPasswordHasher<Person> hasher, PersonLinks links, Mailbox mailbox, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>Why a password cannot be a person's; null when it can.</summary>
    public Refusal? Refuse(string? password, Person person) => PasswordRules.Refuse(password, person, tenant.Value);

    /// <summary>Whether it is the person's password.</summary>
    public bool IsRight(Person person, string? password) => password is { Length: > 0 and <= PasswordRules.MaxLength } && person.PasswordHash is not null
        && hasher.VerifyHashedPassword(person, person.PasswordHash, password) != PasswordVerificationResult.Failed;

    /// <summary>Changes the password of somebody who is signed in; their other stays end.</summary>
    /// <exception cref="RefusedException">The password breaks the rules.</exception>
    public Task ChangeAsync(Person person, string password, string? keepSession, CancellationToken ct) =>
        SetAsync(person, password, "PersonPasswordChanged", null, keepSession, ct);

    /// <summary>Sets a new password by a link from a mail; all stays end, a lock opens.</summary>
    /// <exception cref="RefusedException">The password breaks the rules, or the link was used meanwhile.</exception>
    public Task ResetAsync(FoundLink link, string password, CancellationToken ct) =>
        SetAsync(link.Person!, password, "PersonPasswordReset", link.Link, null, ct);

    /// <summary>The stamp that a person gets with a new password: cookies with the old one are worth nothing.</summary>
    internal static string NewStamp() => Secrets.Token();

    internal string Hash(Person person, string password) => hasher.HashPassword(person, password);

    private async Task SetAsync(Person person, string password, string what, PersonLink? link, string? keepSession, CancellationToken ct)
    {
        if (Refuse(password, person) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        // Before the write begins: hashing is slow by design.
        var hash = Hash(person, password);
        // Whoever stays signed in keeps the stamp, and their other stays end by name.
        var stamp = keepSession is null ? NewStamp() : person.SecurityStamp;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);
        if (link is not null && !await links.UseAsync(link, ct))
        {
            throw new RefusedException([new("LinkUsed", "This link has been used. Ask for a new one.")]);
        }

        await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.PasswordHash, hash).SetProperty(p => p.SecurityStamp, stamp).SetProperty(p => p.EmailConfirmed, true)
            .SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null).SetProperty(p => p.AccessFailedCount, 0), ct);
        await db.PersonSessions.Where(s => s.PersonId == person.Id && s.PersonSessionId != keepSession).ExecuteDeleteAsync(ct);
        await links.WithdrawAsync(person.Id, ct, PersonLinkKind.PasswordReset);
        AuditLog.Add(db, new(now, person.Name, null, person.Id), what, "Person", person.Id, person.Name);
        await mailbox.AddAsync(db, write, new(person.Email!, "Your password was changed",
            "The password of your account was changed.\n\nIf it was not you, choose another, and tell an administrator of the site.",
            new MailLink("Choose another password", "account/forgot")), ct);
        await write.CommitAsync(ct);
    }
}
