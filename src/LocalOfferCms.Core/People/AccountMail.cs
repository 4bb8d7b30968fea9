using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>What somebody who cannot sign in asks for by typing an address.</summary>
public enum AccountMailKind
{
    /// <summary>To choose a new password.</summary>
    PasswordReset,
    /// <summary>To sign in by a link.</summary>
    SignInLink,
}

/// <summary>Answers such requests. The answer on the page, and the time it takes, are the same whether the address is known or not:
/// a job looks it up, and writes to it if it is a person's.</summary>
public sealed class AccountMail(
    CmsDbContext db, JobQueue jobs, PersonLinks links, MagicLinks magic, Invitations invitations, Mailbox mailbox, Throttle throttle,
    IDataProtectionProvider protection, TimeProvider clock) : IJobHandler
{
    private readonly IDataProtector _protector = protection.CreateProtector("AccountMail");

    /// <inheritdoc/>
    public string Kind => "account-mail";

    /// <summary>Takes a request.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="email">The address that was typed.</param>
    /// <param name="returnTo">Where signing in leads.</param>
    /// <param name="machine">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Why not; null when it is taken. It never says whether the address is known.</returns>
    public async Task<Refusal?> AskAsync(AccountMailKind kind, string email, string? returnTo, string machine, CancellationToken ct)
    {
        if (EmailAddress.Refuse(email.Trim()) is { } refusal)
        {
            return refusal;
        }

        if (!throttle.Try(ThrottleLimit.MailFromMachine, machine))
        {
            return new("TooMany", "Too many emails were asked for from here. Wait an hour and try again.");
        }

        if (throttle.Try(ThrottleLimit.MailToAddress, email.Trim()))
        {
            var request = _protector.Protect(JsonSerializer.Serialize(new Request(kind, email.Trim(), MagicLinks.ReturnPath(returnTo))));
            await using var write = await db.BeginWriteAsync(ct);
            await jobs.AddAsync(db, write, Kind, request, ct);
            await write.CommitAsync(ct);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var request = JsonSerializer.Deserialize<Request>(_protector.Unprotect(JsonSerializer.Deserialize<string>(payload)!))!;
        var normal = EmailAddress.Normalise(request.Email);
        var now = clock.GetUtcNow().UtcDateTime;
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == normal, ct);
        if (person is null || !person.MaySignIn(now))
        {
            return;
        }

        if (person.IsInvited)
        {
            await invitations.SendAgainAsync(person.Id, new(now, "The site"), byMail: true, ct);
            return;
        }

        await using var write = await db.BeginWriteAsync(ct);
        await mailbox.AddAsync(db, write, request.Kind == AccountMailKind.PasswordReset ? await ResetAsync(person, ct) : await LinkAsync(person, request.Return, ct), ct);
        await write.CommitAsync(ct);
    }

    private async Task<MailMessage> ResetAsync(Person person, CancellationToken ct)
    {
        await links.WithdrawAsync(person.Id, ct, PersonLinkKind.PasswordReset);
        var token = await links.AddAsync(person.Id, PersonLinkKind.PasswordReset, null, ct);
        return new(person.Email!, "Choose a new password",
            $"Somebody asked for a new password for your account. If it was you, open the page below and choose one. The link works for {PersonLinks.LifeOf(PersonLinkKind.PasswordReset).TotalHours:0} hours.\n\nIf it was not you, do nothing: your password stays as it is.",
            new MailLink("Choose a new password", $"account/reset?token={token}"));
    }

    private async Task<MailMessage> LinkAsync(Person person, string returnTo, CancellationToken ct) => new(person.Email!, "Your link to sign in",
        "Open the page below and press the button on it to sign in. The link works once, for 24 hours.\n\nIf you did not ask for it, do nothing.",
        await magic.AddAsync(person.Id, "Sign in", returnTo, ct));

    private sealed record Request(AccountMailKind Kind, string Email, string Return);
}
