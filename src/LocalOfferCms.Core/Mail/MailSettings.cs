using System.Text.Json;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Mail;

/// <summary>How a council sends mail.</summary>
public sealed record MailSettings
{
    /// <summary>The mail server's host name.</summary>
    public string Host { get; init; } = "";
    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;
    /// <summary>Whether the connection is encrypted (STARTTLS).</summary>
    public bool UseTls { get; init; } = true;
    /// <summary>The user name; null when the server asks for none.</summary>
    public string? User { get; init; }
    /// <summary>The sealed password; see <see cref="MailSettingsStore.SaveAsync"/>.</summary>
    public string? SealedPassword { get; init; }
    /// <summary>The address that mail comes from.</summary>
    public string From { get; init; } = "";
    /// <summary>Where answers go; null for the address that mail comes from.</summary>
    public string? ReplyTo { get; init; }
}

/// <summary>Reads and saves a council's <see cref="MailSettings"/>.</summary>
public sealed class MailSettingsStore(CmsDbContext db, IDataProtectionProvider protection)
{
    private const string Kind = "Mail";
    private const string Name = "Smtp";
    private readonly IDataProtector _protector = protection.CreateProtector("MailSettings.Password");

    /// <summary>The settings; null when the council has set none, and mail is written to files.</summary>
    public async Task<MailSettings?> ReadAsync(CancellationToken ct) =>
        await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == Kind && d.Name == Name).Select(d => d.Data).FirstOrDefaultAsync(ct) is { } data
            ? JsonSerializer.Deserialize<MailSettings>(data)
            : null;

    /// <summary>Why settings cannot be saved; empty when they can.</summary>
    public static IReadOnlyList<Refusal> Refusals(MailSettings settings)
    {
        List<Refusal> refusals = [];
        if (Uri.CheckHostName(settings.Host) == UriHostNameType.Unknown)
        {
            refusals.Add(new("MailHost", "Enter the mail server's host name, such as smtp.example.org."));
        }

        if (settings.Port is < 1 or > 65_535)
        {
            refusals.Add(new("MailPort", "Enter a port from 1 to 65535. Most mail servers use 587."));
        }

        if (EmailAddress.Refuse(settings.From) is not null)
        {
            refusals.Add(new("MailFrom", "Enter the email address that mail comes from, like name@example.com."));
        }

        if (settings.ReplyTo is { Length: > 0 } && EmailAddress.Refuse(settings.ReplyTo) is not null)
        {
            refusals.Add(new("MailReplyTo", "Enter the email address for answers in the correct format, like name@example.com, or leave it empty."));
        }

        return refusals;
    }

    /// <summary>Saves the settings.</summary>
    /// <param name="settings">The settings. Their sealed password is not looked at.</param>
    /// <param name="password">A new password; null keeps the one there is, the empty string removes it.</param>
    /// <param name="change">Who, when and why.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task SaveAsync(MailSettings settings, string? password, ChangeContext change, CancellationToken ct)
    {
        if (Refusals(settings) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        await using var write = await db.BeginWriteAsync(ct);
        var document = await db.SiteDocuments.FirstOrDefaultAsync(d => d.Kind == Kind && d.Name == Name, ct);
        var kept = document is null ? null : JsonSerializer.Deserialize<MailSettings>(document.Data)?.SealedPassword;
        var data = JsonSerializer.Serialize(settings with
        {
            SealedPassword = password switch { null => kept, "" => null, _ => _protector.Protect(password) },
        });
        if (document is null)
        {
            db.SiteDocuments.Add(new SiteDocument { Kind = Kind, Name = Name, Data = data, ModifiedUtc = change.Now });
        }
        else
        {
            (document.Data, document.ModifiedUtc) = (data, change.Now);
        }

        AuditLog.Add(db, change, "MailSettingsChanged", "SiteDocument", $"{Kind}/{Name}", settings.Host);
        await write.CommitAsync(ct);
    }

    /// <summary>The password in clear, for signing in to the mail server.</summary>
    internal string? Password(MailSettings settings) => settings.SealedPassword is { } value ? _protector.Unprotect(value) : null;
}
