using System.Security.Claims;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>Lets people in: by password or link, then by a code when they have an authenticator app.</summary>
public sealed class SignIn(
    CmsDbContext db, IPasswordHasher<Person> hasher, SecondFactor factor, Mailbox mailbox, Throttle throttle, TimeProvider clock)
{
    /// <summary>So many wrong passwords or codes in a row lock an account.</summary>
    public const int MostWrong = 8;
    /// <summary>For so long.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    private const string ReturnClaim = "return";

    // What an unknown address is checked against, so that it takes as long to refuse as a known one.
    private static readonly Person Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(Nobody, "nobody has this password");

    /// <summary>Whether a machine has tried so often that it has to wait.</summary>
    public bool MustWait(string machine) => throttle.IsReached(ThrottleLimit.WrongFromMachine, machine);

    /// <summary>Who has this address and password; null when nobody does, or may not sign in now. It tells nobody which.</summary>
    public async Task<Person?> CheckPasswordAsync(string email, string password, string machine, CancellationToken ct)
    {
        var normal = EmailAddress.Normalise(email);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == normal, ct);
        var known = person?.PasswordHash is not null && person.MaySignIn(Now);
        var right = password.Length <= PasswordRules.MaxLength
            && hasher.VerifyHashedPassword(person ?? Nobody, known ? person!.PasswordHash! : NobodysHash, password) != PasswordVerificationResult.Failed;
        if (known && right && !IsLocked(person!))
        {
            return person;
        }

        throttle.Try(ThrottleLimit.WrongFromMachine, machine);
        if (known && !right && !IsLocked(person!))
        {
            await CountWrongAsync(person!, ct);
        }

        return null;
    }

    /// <summary>Goes on after a password or a link: in, or to the question for a code.</summary>
    /// <returns>Whether the person is in; otherwise the code is asked for.</returns>
    public async Task<bool> ContinueAsync(HttpContext http, Person person, string? returnTo, CancellationToken ct)
    {
        if (!person.TwoFactorEnabled)
        {
            await StartAsync(http, person, secondFactor: false, ct);
            return true;
        }

        var half = Identity(IdentityConstants.TwoFactorUserIdScheme, person);
        half.AddClaim(new(ReturnClaim, returnTo ?? ""));
        await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half), new() { IsPersistent = false });
        return false;
    }

    /// <summary>Who has given a password or a link, and has yet to give a code; null when nobody has, or it took too long.</summary>
    public async Task<(Person Person, string Return)?> WaitingAsync(HttpContext http, CancellationToken ct)
    {
        var half = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var id = half.Principal?.FindFirstValue(PersonClaims.Id);
        var person = id is null ? null : await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct);
        return person is not null && person.MaySignIn(Now) && person.SecurityStamp == half.Principal!.FindFirstValue(PersonClaims.Stamp)
            ? (person, half.Principal!.FindFirstValue(ReturnClaim) ?? "")
            : null;
    }

    /// <summary>Lets somebody in who waits, if the code is right.</summary>
    public async Task<bool> CheckCodeAsync(HttpContext http, Person waiting, string code, string machine, CancellationToken ct)
    {
        if (IsLocked(waiting))
        {
            return false;
        }

        if (!await factor.CheckAsync(waiting, code, ct))
        {
            throttle.Try(ThrottleLimit.WrongFromMachine, machine);
            await CountWrongAsync(waiting, ct);
            return false;
        }

        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await StartAsync(http, waiting, secondFactor: true, ct);
        return true;
    }

    /// <summary>Begins a stay. One that this browser had before ends.</summary>
    public async Task StartAsync(HttpContext http, Person person, bool secondFactor, CancellationToken ct)
    {
        var before = http.User.FindFirstValue(PersonClaims.Session);
        var session = NewSession(person.Id, secondFactor, Devices.Describe(http.Request.Headers.UserAgent.ToString()), Now);
        await using (var write = await db.BeginWriteAsync(ct))
        {
            await db.PersonSessions.Where(s => s.PersonSessionId == before || (s.PersonId == person.Id && s.LastSeenUtc < Now - Sessions.Idle)).ExecuteDeleteAsync(ct);
            await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set
                .SetProperty(p => p.LastSignInUtc, Now).SetProperty(p => p.AccessFailedCount, 0), ct);
            db.PersonSessions.Add(session);
            AuditLog.Add(db, new(Now, person.Name.Length > 0 ? person.Name : person.Email ?? "", null, person.Id), "PersonSignedIn", "Person", person.Id, person.Name);
            await write.CommitAsync(ct);
        }

        await http.SignInAsync(IdentityConstants.ApplicationScheme, Principal(person, session.PersonSessionId), new() { IsPersistent = false });
    }

    /// <summary>Ends the stay of this browser.</summary>
    public async Task OutAsync(HttpContext http, CancellationToken ct)
    {
        if (http.User.FindFirstValue(PersonClaims.Session) is { } session)
        {
            await using var write = await db.BeginWriteAsync(ct);
            await db.PersonSessions.Where(s => s.PersonSessionId == session).ExecuteDeleteAsync(ct);
            await write.CommitAsync(ct);
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }

    /// <summary>What the sign-in cookie holds: who, which stay, and the stamp that "sign out everywhere" changes. Roles are read each time.</summary>
    public static ClaimsPrincipal Principal(Person person, string sessionId)
    {
        var identity = Identity(IdentityConstants.ApplicationScheme, person);
        identity.AddClaim(new(PersonClaims.Session, sessionId));
        return new(identity);
    }

    /// <summary>A stay that begins now.</summary>
    public static PersonSession NewSession(string personId, bool secondFactor, string device, DateTime now) => new()
    {
        PersonSessionId = Secrets.Token(), PersonId = personId, CreatedUtc = now, LastSeenUtc = now, SecondFactor = secondFactor, Device = device,
    };

    private static ClaimsIdentity Identity(string scheme, Person person) =>
        new([new(PersonClaims.Id, person.Id), new(PersonClaims.Stamp, person.SecurityStamp ?? "")], scheme);

    private bool IsLocked(Person person) => person.LockoutEnd is { } until && until > clock.GetUtcNow();

    private async Task CountWrongAsync(Person person, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount + 1), ct);
        if (await db.People.Where(p => p.Id == person.Id).Select(p => p.AccessFailedCount).SingleAsync(ct) >= MostWrong)
        {
            var until = clock.GetUtcNow() + Lock;
            await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set
                .SetProperty(p => p.LockoutEnd, until).SetProperty(p => p.AccessFailedCount, 0), ct);
            AuditLog.Add(db, new(Now, "sign-in"), "PersonLockedOut", "Person", person.Id, person.Name);
            await mailbox.AddAsync(db, write, new(person.Email!, "Your account is locked for 15 minutes",
                $"Somebody gave a wrong password or code {MostWrong} times for your account. Nobody can sign in to it for {Lock.TotalMinutes:0} minutes; after that it opens by itself.\n\n"
                + "If it was not you, choose another password, and tell an administrator of the site.",
                new MailLink("Choose another password", "account/forgot")), ct);
        }

        await write.CommitAsync(ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}

/// <summary>Names of what sign-in cookies hold.</summary>
public static class PersonClaims
{
    /// <summary>The person's id.</summary>
    public const string Id = ClaimTypes.NameIdentifier;
    /// <summary>Their security stamp.</summary>
    public const string Stamp = "stamp";
    /// <summary>The stay.</summary>
    public const string Session = "session";
}
