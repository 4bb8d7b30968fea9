namespace LocalOfferCms.Core.Mail;

/// <summary>A message as the outbox keeps it: whole, so that every attempt to send it sends the same.</summary>
/// <param name="MessageId">One for each job, without angle brackets.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The message as plain text.</param>
/// <param name="Html">The message as HTML.</param>
internal sealed record MailEnvelope(string MessageId, string To, string Subject, string Text, string Html);

/// <summary>What a mail job carries. The message is sealed: it may hold a link that lets somebody in, and outboxes are copied into backups.</summary>
/// <param name="Sealed">The envelope.</param>
internal sealed record MailPayload(string Sealed);
