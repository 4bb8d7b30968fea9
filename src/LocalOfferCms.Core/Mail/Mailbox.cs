using System.Text.Json;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace LocalOfferCms.Core.Mail;

/// <summary>Where the product puts its mail. It is a job: it goes out if and when the write that causes it commits, at least once, always with the same Message-ID.</summary>
public sealed class Mailbox
{
    internal const string JobKind = "mail";
    private readonly JobQueue _jobs;
    private readonly MailSender _sender;
    private readonly PlatformAddress _platform;
    private readonly CurrentTenant _tenant;
    private readonly TimeProvider _clock;
    private readonly IDataProtector _protector;

    internal Mailbox(JobQueue jobs, MailSender sender, PlatformAddress platform, CurrentTenant tenant, TimeProvider clock, IDataProtectionProvider protection) =>
        (_jobs, _sender, _platform, _tenant, _clock, _protector) = (jobs, sender, platform, tenant, clock, protection.CreateProtector("Mail"));

    /// <summary>Puts a message into the outbox, in the caller's transaction.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="write">The write that causes the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="dueUtc">When it is to go; null for at once.</param>
    /// <returns>The Message-ID.</returns>
    /// <exception cref="RefusedException">The address cannot be written to.</exception>
    public async Task<string> AddAsync(CmsDbContext db, WriteSession write, MailMessage message, CancellationToken ct, DateTime? dueUtc = null)
    {
        var envelope = Write(message);
        var payload = new MailPayload(_protector.Protect(JsonSerializer.Serialize(envelope)));
        await _jobs.AddAsync(db, write, JobKind, payload, ct, dueUtc);
        return envelope.MessageId;
    }

    /// <summary>Sends a test message with the settings as they are saved, while somebody waits for the answer.</summary>
    /// <returns>Why it could not be sent, in a sentence; null when it was.</returns>
    public async Task<Refusal?> SendTestAsync(string to, CancellationToken ct)
    {
        if (EmailAddress.Refuse(to) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await _sender.SendAsync(Write(new(to, "Test message", "This message shows that the site can send email.")), ct);
            return null;
        }
        catch (MailNotSentException error)
        {
            return new("MailNotSent", error.Message);
        }
    }

    internal Task SendAsync(string payload, CancellationToken ct)
    {
        var sealedEnvelope = JsonSerializer.Deserialize<MailPayload>(payload)!.Sealed;
        return _sender.SendAsync(JsonSerializer.Deserialize<MailEnvelope>(_protector.Unprotect(sealedEnvelope))!, ct);
    }

    private MailEnvelope Write(MailMessage message)
    {
        if (EmailAddress.Refuse(message.To) is { } refusal)
        {
            throw new RefusedException([refusal]);
        }

        var site = _platform.Of(_tenant.Value);
        return MailBody.Write($"{ContentIds.New(_clock.GetUtcNow().UtcDateTime)}@{new Uri(site).Host}", message, _tenant.Value, site);
    }
}

/// <summary>Sends what the outbox holds.</summary>
internal sealed class MailJob(Mailbox mailbox) : IJobHandler
{
    public string Kind => Mailbox.JobKind;

    public Task HandleAsync(string payload, CancellationToken ct) => mailbox.SendAsync(payload, ct);
}
