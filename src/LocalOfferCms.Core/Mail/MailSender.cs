using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using SmtpMessage = System.Net.Mail.MailMessage;

namespace LocalOfferCms.Core.Mail;

/// <summary>Thrown when a message could not be handed over. Its words name neither the recipient nor the text: they are written to the log.</summary>
internal sealed class MailNotSentException(string message) : Exception(message);

/// <summary>Hands a message to the council's mail server, or writes it into a file when there is none.</summary>
internal sealed class MailSender(CmsDbContext db, MailSettingsStore store, PlatformAddress platform, DataFolder data)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task SendAsync(MailEnvelope envelope, CancellationToken ct)
    {
        var settings = await store.ReadAsync(ct);
        using var message = Compose(envelope, settings);
        if (settings is null)
        {
            Write(envelope, message);
        }
        else
        {
            await SendAsync(message, settings, ct);
        }
    }

    private SmtpMessage Compose(MailEnvelope envelope, MailSettings? settings)
    {
        var from = settings?.From ?? $"no-reply@{new Uri(platform.Of(db.Tenant)).Host}";
        var message = new SmtpMessage(new MailAddress(from, db.Tenant.Title, Encoding.UTF8), new MailAddress(envelope.To))
        {
            Subject = envelope.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{envelope.MessageId}>");
        // Asks holiday notices and the like not to answer.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (settings?.ReplyTo is { Length: > 0 } replyTo)
        {
            message.ReplyToList.Add(new MailAddress(replyTo));
        }

        message.AlternateViews.Add(View(envelope.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(envelope.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    private async Task SendAsync(SmtpMessage message, MailSettings settings, CancellationToken ct)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.UseTls };
        if (settings.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, store.Password(settings));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (SmtpException error)
        {
            throw new MailNotSentException(error.GetBaseException() is SocketException socket
                ? $"The mail server {settings.Host}, port {settings.Port}, could not be reached: {socket.SocketErrorCode}."
                : $"The mail server {settings.Host} did not take the message: {error.StatusCode}.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MailNotSentException($"The mail server {settings.Host} did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private void Write(MailEnvelope envelope, SmtpMessage message)
    {
        var folder = SentMail.Folder(data, db.Tenant);
        var writing = Directory.CreateDirectory(Path.Combine(folder, ".writing", envelope.MessageId)).FullName;
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = writing })
        {
            client.Send(message);
        }

        // An attempt that died left its file too; any of them will do.
        var written = Directory.EnumerateFiles(writing, "*.eml").OrderByDescending(File.GetLastWriteTimeUtc).First();
        File.Move(written, Path.Combine(folder, envelope.MessageId + SentMail.Extension), overwrite: true);
        Directory.Delete(writing, recursive: true);
    }
}
