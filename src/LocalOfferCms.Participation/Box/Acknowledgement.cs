using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;

namespace LocalOfferCms.Participation.Box;

/// <summary>The one message that says "we have your comment". It carries the secret link, and the secret is known only while its sender has the link
/// open or an officer enters the comment; so the message goes into the outbox in the very transaction that stores the e-mail address, together with
/// <c>Comment.AcknowledgedUtc</c>. A comment that has the mark never gets another, whoever tries: the workflow's <c>AcknowledgeCommentTask</c> writes
/// only to those without one. A killed process has stored both or neither, and the outbox sends under one Message-ID.</summary>
internal static class Acknowledgement
{
    /// <summary>Puts it into the outbox.</summary>
    /// <param name="mailbox">Where mail is put.</param>
    /// <param name="db">The council's database.</param>
    /// <param name="write">The write that stores the address.</param>
    /// <param name="email">The address.</param>
    /// <param name="reference">The comment's reference.</param>
    /// <param name="secret">Its secret; null when nobody knows it any more, and the link leads to the reference alone.</param>
    /// <param name="ct">Cancels.</param>
    public static Task AddAsync(Mailbox mailbox, CmsDbContext db, WriteSession write, string email, string reference, string? secret, CancellationToken ct)
    {
        var text = $"""
            Thank you for telling us what you think. Your comment is saved. Its reference is {reference}.

            We will read it. If it is about what the Local Offer says or what there is in the area, somebody who can change things will answer, and we will publish what people said and what we did. We take out anything that shows who anybody is.
            """;
        var link = secret is null
            ? new MailLink("See where your comment stands", $"your-comments/{reference}")
            : new MailLink("Read your comment, see our answer, or take it back. Keep this link to yourself", $"your-comments/{reference}/{secret}");
        return mailbox.AddAsync(db, write, new MailMessage(email, $"We have your comment {reference}", text, link), ct);
    }
}
