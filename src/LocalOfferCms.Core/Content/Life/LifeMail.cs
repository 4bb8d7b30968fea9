using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Tells people by e-mail that a draft has moved on, in the transaction that moves it.</summary>
public sealed class LifeMail(CmsDbContext db, Mailbox mailbox, Approvers approvers, MagicLinks links, IEnumerable<IReviewRoute> routes)
{
    private const int MostApprovers = 20;

    /// <summary>Asks the person who was named to approve it, else everybody who may.</summary>
    internal async Task SubmittedAsync(WriteSession write, ContentVersion version, string contentType, VersionReview review, CancellationToken ct)
    {
        var asked = review.SubmittedToId is { } one ? db.People.Where(p => p.Id == one && p.Id != review.SubmittedById) : await approvers.AskedAsync(contentType, review.SubmittedById, ct);
        var text = $"{review.SubmittedBy} asks you to read '{version.DisplayText}' and to approve it, or to send it back with a note.{Quoted(review.Note)}";
        await SendAsync(write, asked, $"To approve: {version.DisplayText}", text, version, ct);
    }

    /// <summary>Tells whoever sent it that it was sent back.</summary>
    internal Task ReturnedAsync(WriteSession write, ContentVersion version, VersionReview review, CancellationToken ct) => SendAsync(
        write, db.People.Where(p => p.Id == review.SubmittedById), $"Sent back: {version.DisplayText}",
        $"{review.ReturnedBy} sent '{version.DisplayText}' back to you.{Quoted(review.Note)}", version, ct);

    /// <summary>Tells whoever sent it that it was approved; not who approved what they sent themselves.</summary>
    internal Task ApprovedAsync(WriteSession write, ContentVersion version, VersionReview review, ChangeContext change, CancellationToken ct) => SendAsync(
        write, db.People.Where(p => p.Id == review.SubmittedById && p.Id != change.AuthorId), $"Approved: {version.DisplayText}",
        $"{review.ApprovedBy} approved '{version.DisplayText}'. It can be published.{Quoted(change.Reason)}", version, ct);

    private async Task SendAsync(WriteSession write, IQueryable<Person> to, string subject, string text, ContentVersion version, CancellationToken ct)
    {
        var people = await to.Where(p => p.DisabledUtc == null && p.Email != null).OrderBy(p => p.Id).Select(p => new { p.Id, Email = p.Email! }).Take(MostApprovers).ToListAsync(ct);
        foreach (var person in people.Where(p => EmailAddress.Refuse(p.Email) is null))
        {
            await mailbox.AddAsync(db, write, new MailMessage(person.Email, subject, text, await LinkAsync(version, person.Id, ct)), ct);
        }
    }

    private async Task<MailLink> LinkAsync(ContentVersion version, string personId, CancellationToken ct)
    {
        var item = await db.ContentItems.FindAsync([version.ContentItemId], ct);
        foreach (var route in routes.Where(r => r.ContentType == item?.ContentType))
        {
            if (await route.PageOfAsync(version, personId, ct) is { } page)
            {
                return await links.AddAsync(personId, "See it", page, ct);
            }
        }

        return new("See it", $"admin/content/{Uri.EscapeDataString(version.ContentItemId)}");
    }

    private static string Quoted(string? note) => string.IsNullOrWhiteSpace(note) ? "" : $"\n\n{note.Trim()}";
}
