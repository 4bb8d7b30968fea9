using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.People;

/// <summary>The authenticator app and the recovery codes of a person. The app's key is kept sealed, codes as hashes.</summary>
public sealed class SecondFactor(CmsDbContext db, IDataProtectionProvider protection, Mailbox mailbox, TimeProvider clock)
{
    private const int Codes = 10;
    private const string Provider = "LocalOffer";
    private const string KeyName = "AuthenticatorKey";
    private const string StepName = "AuthenticatorStep";
    private const string CodesName = "RecoveryCodes";

    /// <summary>A new key for a person, sealed so that it can go through the set-up page.</summary>
    public string NewKey(string personId) => Offered(personId).Protect(Totp.NewKey());

    /// <summary>The key of the set-up page; null when it is not this person's.</summary>
    public string? Open(string personId, string? offered)
    {
        try
        {
            return offered is { Length: > 0 } ? Offered(personId).Unprotect(offered) : null;
        }
        catch (CryptographicException)
        {
            // Somebody else's, or made up.
            return null;
        }
    }

    /// <summary>Sets the app up, if it shows the right code.</summary>
    /// <param name="current">Who does it, in which stay.</param>
    /// <param name="key">The app's key.</param>
    /// <param name="code">What it shows.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Recovery codes to be written down; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(CurrentPerson current, string key, string code, CancellationToken ct)
    {
        if (Totp.Match(key, code, clock.GetUtcNow(), 0) is not { } step)
        {
            return null;
        }

        var (id, session) = (current.Id, current.SessionId);
        await using var write = await db.BeginWriteAsync(ct);
        await RemoveAsync(id, ct);
        Put(id, KeyName, Kept.Protect(key));
        Put(id, StepName, step.ToString(CultureInfo.InvariantCulture));
        var codes = PutCodes(id);
        await db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TwoFactorEnabled, true), ct);
        // Other stays were begun by a password alone.
        await db.PersonSessions.Where(s => s.PersonId == id && s.PersonSessionId != session).ExecuteDeleteAsync(ct);
        await db.PersonSessions.Where(s => s.PersonSessionId == session).ExecuteUpdateAsync(set => set.SetProperty(s => s.SecondFactor, true), ct);
        AuditLog.Add(db, new(Now, current.Name, null, id), "SecondFactorSetUp", "Person", id, current.Name);
        await mailbox.AddAsync(db, write, new(current.Email, "An authenticator app was set up", "From now on a code from your authenticator app is asked for when you sign in.\n\nIf it was not you, tell an administrator of the site at once."), ct);
        await write.CommitAsync(ct);
        return codes;
    }

    /// <summary>Makes new recovery codes; the old ones stop working.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(CurrentPerson current, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.PersonTokens.Where(t => t.UserId == current.Id && t.Name == CodesName).ExecuteDeleteAsync(ct);
        var codes = PutCodes(current.Id);
        AuditLog.Add(db, current.Change(), "RecoveryCodesMade", "Person", current.Id, current.Name);
        await write.CommitAsync(ct);
        return codes;
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CodesLeftAsync(string personId, CancellationToken ct) => (await ReadAsync(personId, ct)).Codes.Count;

    /// <summary>Whether a code is the app's of now, or a recovery code that is left. Either works once.</summary>
    public async Task<bool> CheckAsync(Person person, string code, CancellationToken ct)
    {
        var (key, step, codes, stored) = await ReadAsync(person.Id, ct);
        await using var write = await db.BeginWriteAsync(ct);
        if (key is not null && Totp.Match(key, code, clock.GetUtcNow(), step) is { } now)
        {
            return await ReplaceAsync(person.Id, StepName, step.ToString(CultureInfo.InvariantCulture), now.ToString(CultureInfo.InvariantCulture), ct) && await DoneAsync(write, ct);
        }

        var hash = Secrets.Hash(Plain(code));
        if (!codes.Contains(hash) || !await ReplaceAsync(person.Id, CodesName, stored!, JsonSerializer.Serialize(codes.Where(c => c != hash)), ct))
        {
            return false;
        }

        AuditLog.Add(db, new(Now, person.Name, null, person.Id), "RecoveryCodeUsed", "Person", person.Id, person.Name);
        await mailbox.AddAsync(db, write, new(person.Email!, "A recovery code was used", $"Somebody signed in to your account with a recovery code. {codes.Count - 1} are left.\n\nIf it was not you, tell an administrator of the site at once."), ct);
        return await DoneAsync(write, ct);
    }

    /// <summary>Takes the app and the codes away, in the caller's write.</summary>
    internal async Task RemoveAsync(string personId, CancellationToken ct)
    {
        await db.PersonTokens.Where(t => t.UserId == personId && t.LoginProvider == Provider).ExecuteDeleteAsync(ct);
        await db.People.Where(p => p.Id == personId).ExecuteUpdateAsync(set => set.SetProperty(p => p.TwoFactorEnabled, false), ct);
    }

    private static async Task<bool> DoneAsync(WriteSession write, CancellationToken ct)
    {
        await write.CommitAsync(ct);
        return true;
    }

    // Of two who come with the same code at the same time one finds it changed.
    private async Task<bool> ReplaceAsync(string personId, string name, string before, string after, CancellationToken ct) =>
        await db.PersonTokens.Where(t => t.UserId == personId && t.LoginProvider == Provider && t.Name == name && t.Value == before)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, after), ct) == 1;

    private async Task<(string? Key, long Step, IReadOnlyList<string> Codes, string? StoredCodes)> ReadAsync(string personId, CancellationToken ct)
    {
        var values = await db.PersonTokens.AsNoTracking().Where(t => t.UserId == personId && t.LoginProvider == Provider).ToDictionaryAsync(t => t.Name, t => t.Value, ct);
        var stored = values.GetValueOrDefault(CodesName);
        return (OpenKept(values.GetValueOrDefault(KeyName)),
            long.Parse(values.GetValueOrDefault(StepName) ?? "0", CultureInfo.InvariantCulture),
            stored is null ? [] : JsonSerializer.Deserialize<string[]>(stored)!,
            stored);
    }

    private string? OpenKept(string? value)
    {
        try
        {
            return value is null ? null : Kept.Unprotect(value);
        }
        catch (CryptographicException)
        {
            // The council came from a host with other keys. Recovery codes still work, and an administrator can reset it.
            return null;
        }
    }

    private List<string> PutCodes(string personId)
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => Secrets.Words()).ToList();
        Put(personId, CodesName, JsonSerializer.Serialize(codes.Select(code => Secrets.Hash(Plain(code)))));
        return codes;
    }

    private void Put(string personId, string name, string value) =>
        db.PersonTokens.Add(new IdentityUserToken<string> { UserId = personId, LoginProvider = Provider, Name = name, Value = value });

    // However it is typed.
    private static string Plain(string code) => string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private IDataProtector Offered(string personId) => protection.CreateProtector("SecondFactor.Offered", personId);

    private IDataProtector Kept => protection.CreateProtector("SecondFactor.Kept");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
