using System.Security.Claims;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.People;

/// <summary>The platform's own staff: adds them, lets them in to the platform's console, always with a code of an authenticator app.</summary>
public sealed class PlatformStaff(HostDbContext host, IPasswordHasher<Person> hasher, IDataProtectionProvider protection, Throttle throttle, TimeProvider clock)
{
    /// <summary>The scheme of their cookie.</summary>
    public const string Scheme = "Platform";

    private static readonly TimeSpan SetUpLife = TimeSpan.FromDays(7);
    private static readonly Person Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(Nobody, "nobody has this password");

    /// <summary>Adds somebody, or makes a new set-up link for somebody who has lost theirs, their password or their telephone.</summary>
    /// <returns>The set-up link's address on the platform's own host.</returns>
    /// <exception cref="RefusedException">It is no address.</exception>
    public async Task<string> CreateAsync(string email, CancellationToken ct)
    {
        if (EmailAddress.Refuse(email) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        var normal = EmailAddress.Normalise(email);
        var person = await host.PlatformPeople.FirstOrDefaultAsync(p => p.NormalizedEmail == normal, ct);
        if (person is null)
        {
            host.PlatformPeople.Add(person = new PlatformPerson
            {
                PlatformPersonId = ContentIds.New(Now), Email = email, NormalizedEmail = normal, Stamp = Passwords.NewStamp(), CreatedUtc = Now,
            });
        }

        var token = Secrets.Token();
        (person.SetUpHash, person.SetUpExpiresUtc, person.DisabledUtc) = (Secrets.Hash(token), Now + SetUpLife, null);
        await host.SaveChangesAsync(ct);
        return $"platform/set-up?token={token}";
    }

    /// <summary>Whose set-up link this is; null when it does not work any more.</summary>
    public Task<PlatformPerson?> FindSetUpAsync(string? token, CancellationToken ct)
    {
        var (hash, now) = (Secrets.Hash(token ?? ""), Now);
        return host.PlatformPeople.FirstOrDefaultAsync(p => p.SetUpHash == hash && p.SetUpExpiresUtc > now && p.DisabledUtc == null, ct);
    }

    /// <summary>A new key for an app, sealed so that it can go through the set-up page.</summary>
    public string NewKey(PlatformPerson person) => Offered(person).Protect(Totp.NewKey());

    /// <summary>The key of the set-up page; null when it is not this person's.</summary>
    public string? Open(PlatformPerson person, string? offered)
    {
        try
        {
            return offered is { Length: > 0 } ? Offered(person).Unprotect(offered) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Somebody else's, or made up.
            return null;
        }
    }

    /// <summary>Sets password and app; whoever was signed in as them is not any more.</summary>
    /// <returns>Why not; empty when it is done.</returns>
    public async Task<IReadOnlyList<Refusal>> SetUpAsync(PlatformPerson person, string password, string? offeredKey, string code, CancellationToken ct)
    {
        var own = new Person { Email = person.Email };
        var platform = new Tenant { Id = Guid.Empty, Name = "platform", Title = "Local Offer CMS", Brand = "" };
        var key = Open(person, offeredKey);
        var step = key is null ? null : Totp.Match(key, code, clock.GetUtcNow(), 0);
        List<Refusal> refusals = [.. new[]
        {
            PasswordRules.Refuse(password, own, platform),
            step is null ? new Refusal("CodeWrong", "The code is not right. Enter the code that the app shows now.") : null,
        }.OfType<Refusal>()];
        if (refusals.Count > 0)
        {
            return refusals;
        }

        person.PasswordHash = hasher.HashPassword(own, password);
        (person.SealedKey, person.LastStep) = (Kept.Protect(key!), step!.Value);
        (person.SetUpHash, person.SetUpExpiresUtc, person.Stamp) = (null, null, Passwords.NewStamp());
        (person.WrongTries, person.LockedUntilUtc) = (0, null);
        await host.SaveChangesAsync(ct);
        return [];
    }

    /// <summary>Signs in with address, password and code, all at once. It tells nobody which of them was wrong.</summary>
    public async Task<bool> SignInAsync(HttpContext http, string email, string password, string code, string machine, CancellationToken ct)
    {
        var normal = EmailAddress.Normalise(email);
        var person = await host.PlatformPeople.FirstOrDefaultAsync(p => p.NormalizedEmail == normal && p.DisabledUtc == null && p.PasswordHash != null, ct);
        var right = password.Length <= PasswordRules.MaxLength
            && hasher.VerifyHashedPassword(Nobody, person?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed;
        var step = person?.SealedKey is { } sealedKey ? Totp.Match(Kept.Unprotect(sealedKey), code, clock.GetUtcNow(), person.LastStep) : null;
        if (throttle.IsReached(ThrottleLimit.WrongFromMachine, machine) || person is null || person.LockedUntilUtc > Now || !right || step is null)
        {
            throttle.Try(ThrottleLimit.WrongFromMachine, machine);
            await CountWrongAsync(person, ct);
            return false;
        }

        var last = person.LastStep;
        if (await host.PlatformPeople.Where(p => p.PlatformPersonId == person.PlatformPersonId && p.LastStep == last).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.LastStep, step.Value).SetProperty(p => p.WrongTries, 0).SetProperty(p => p.LastSignInUtc, Now), ct) != 1)
        {
            return false;
        }

        var identity = new ClaimsIdentity([new(PersonClaims.Id, person.PlatformPersonId), new(PersonClaims.Stamp, person.Stamp), new(ClaimTypes.Email, person.Email)], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity), new() { IsPersistent = false });
        return true;
    }

    /// <summary>Checks their cookie on every request that brings one.</summary>
    internal static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindFirstValue(PersonClaims.Id);
        var host = context.HttpContext.RequestServices.GetRequiredService<HostDbContext>();
        var person = id is null ? null : await host.PlatformPeople.AsNoTracking().FirstOrDefaultAsync(p => p.PlatformPersonId == id, context.HttpContext.RequestAborted);
        if (person is null || person.DisabledUtc is not null || person.Stamp != context.Principal!.FindFirstValue(PersonClaims.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    private async Task CountWrongAsync(PlatformPerson? person, CancellationToken ct)
    {
        if (person is null || person.LockedUntilUtc > Now)
        {
            return;
        }

        await host.PlatformPeople.Where(p => p.PlatformPersonId == person.PlatformPersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.WrongTries, p => p.WrongTries + 1), ct);
        var until = Now + SignIn.Lock;
        await host.PlatformPeople.Where(p => p.PlatformPersonId == person.PlatformPersonId && p.WrongTries >= SignIn.MostWrong).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.LockedUntilUtc, until).SetProperty(p => p.WrongTries, 0), ct);
    }

    private IDataProtector Offered(PlatformPerson person) => protection.CreateProtector("PlatformStaff.Offered", person.PlatformPersonId);

    private IDataProtector Kept => protection.CreateProtector("PlatformStaff.Kept");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
