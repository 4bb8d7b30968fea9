namespace LocalOfferCms.Core.Mail;

/// <summary>A message to one person. The sender, the council's name and, for a demonstration, its banner are added when it is put into the outbox.</summary>
/// <param name="To">The address; see <see cref="EmailAddress.Refuse"/>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text; an empty line begins a new paragraph.</param>
/// <param name="Links">Pages of the council's site that the message leads to, shown after the text.</param>
public sealed record MailMessage(string To, string Subject, string Text, params IReadOnlyList<MailLink> Links);

/// <summary>A link in a message. It only ever opens a page: mail scanners follow links, so acting takes a button on that page.</summary>
/// <param name="Text">What the page is.</param>
/// <param name="Path">The page's address within the site, without a leading slash: <c>account/reset?token=…</c>.</param>
public sealed record MailLink(string Text, string Path);
