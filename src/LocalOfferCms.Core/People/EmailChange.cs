using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Changes somebody's e-mail address, once both the old and the new one have confirmed it.</summary>
public sealed class EmailChange(CmsDbContext db, PersonLinks links, Mailbox mailbox, TimeProvider clock)
{
    private static readonly Refusal Taken = new("EmailTaken", "Somebody else here has this email address.");

    /// <summary>Why an address cannot become the person's; null when it can.</summary>
    public async Task<Refusal?> RefuseAsync(Person person, string email, CancellationToken ct)
    {
        var normal = EmailAddress.Normalise(email);
        return EmailAddress.Refuse(email.Trim()) is { } refusal ? refusal
            : normal == person.NormalizedEmail ? new("EmailSame", "This is your email address already.")
            : await db.People.AnyAsync(p => p.NormalizedEmail == normal, ct) ? Taken
            : null;
    }

    /// <summary>Writes to both addresses.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task BeginAsync(Person person, string email, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await RefuseAsync(person, email, ct) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        var to = email.Trim();
        await links.WithdrawAsync(person.Id, ct, PersonLinkKind.EmailBefore, PersonLinkKind.EmailAfter);
        // What both links carry: this change, and no other that was begun before.
        var data = $"{ContentIds.New(Now)} {to}";
        await SendAsync(write, person.Id, person.Email!, PersonLinkKind.EmailBefore, data, $"Somebody who is signed in to your account asked to use {to} instead of this address.", ct);
        await SendAsync(write, person.Id, to, PersonLinkKind.EmailAfter, data, "Somebody asked to use this address for their account.", ct);
        AuditLog.Add(db, new(Now, person.Name, null, person.Id), "PersonEmailChangeAsked", "Person", person.Id, person.Name);
        await write.CommitAsync(ct);
    }

    /// <summary>Confirms from one side; with both the change is made.</summary>
    /// <returns>Whether the change is made.</returns>
    /// <exception cref="RefusedException">The link was used meanwhile, or somebody has taken the address.</exception>
    public async Task<bool> ConfirmAsync(FoundLink found, CancellationToken ct)
    {
        var (link, person) = (found.Link!, found.Person!);
        var other = link.Kind == PersonLinkKind.EmailBefore ? PersonLinkKind.EmailAfter : PersonLinkKind.EmailBefore;
        await using var write = await db.BeginWriteAsync(ct);
        // The person's row is held, so that two confirmations at the same time cannot both miss the other.
        await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.EmailConfirmed, true), ct);
        if (!await links.UseAsync(link, ct))
        {
            throw new RefusedException([new("LinkUsed", "This link has been used. Begin the change again from your account.")]);
        }

        var both = await db.PersonLinks.AnyAsync(l => l.PersonId == person.Id && l.Kind == other && l.Data == link.Data && l.UsedUtc != null, ct);
        if (both)
        {
            await ApplyAsync(write, person, link.Data!.Split(' ')[1], ct);
        }

        await write.CommitAsync(ct);
        return both;
    }

    private async Task ApplyAsync(WriteSession write, Person person, string to, CancellationToken ct)
    {
        if (await RefuseAsync(person, to, ct) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        var normal = EmailAddress.Normalise(to);
        await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Email, to).SetProperty(p => p.NormalizedEmail, normal)
            .SetProperty(p => p.UserName, to).SetProperty(p => p.NormalizedUserName, normal), ct);
        AuditLog.Add(db, new(Now, person.Name, null, person.Id), "PersonEmailChanged", "Person", person.Id, person.Name);
        await mailbox.AddAsync(db, write, new(person.Email!, "Your email address was changed", $"From now on, use {to} to sign in.\n\nIf it was not you, tell an administrator of the site at once."), ct);
    }

    private async Task SendAsync(WriteSession write, string personId, string to, PersonLinkKind kind, string data, string text, CancellationToken ct)
    {
        var token = await links.AddAsync(personId, kind, data, ct);
        var side = kind == PersonLinkKind.EmailBefore ? "before" : "after";
        await mailbox.AddAsync(db, write, new(to, "Confirm the change of your email address",
            $"{text}\n\nThe address changes when both have confirmed it. If it was not you, do nothing, and choose another password.",
            new MailLink("Confirm the change", $"account/confirm-email?side={side}&token={token}")), ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
