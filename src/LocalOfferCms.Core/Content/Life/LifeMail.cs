using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Tells people by e-mail that a draft has moved on, in the transaction that moves it.</summary>
public sealed class LifeMail(CmsDbContext db, Mailbox mailbox)
{
    private const int MostApprovers = 20;

    /// <summary>Asks the person who was named to approve it, else everybody who may.</summary>
    internal async Task SubmittedAsync(WriteSession write, ContentVersion version, VersionReview review, CancellationToken ct)
    {
        var asked = review.SubmittedToId is { } one ? db.People.Where(p => p.Id == one) : Approvers(await ApproverRolesAsync(ct), review.SubmittedById);
        var text = $"{review.SubmittedBy} asks you to read '{version.DisplayText}' and to approve it, or to send it back with a note.{Quoted(review.Note)}";
        await SendAsync(write, asked, $"To approve: {version.DisplayText}", text, version, ct);
    }

    /// <summary>Tells whoever sent it that it was sent back.</summary>
    internal Task ReturnedAsync(WriteSession write, ContentVersion version, VersionReview review, CancellationToken ct) => SendAsync(
        write, db.People.Where(p => p.Id == review.SubmittedById), $"Sent back: {version.DisplayText}",
        $"{review.ReturnedBy} sent '{version.DisplayText}' back to you.{Quoted(review.Note)}", version, ct);

    /// <summary>Tells whoever sent it that it was approved.</summary>
    internal Task ApprovedAsync(WriteSession write, ContentVersion version, VersionReview review, string? note, CancellationToken ct) => SendAsync(
        write, db.People.Where(p => p.Id == review.SubmittedById), $"Approved: {version.DisplayText}",
        $"{review.ApprovedBy} approved '{version.DisplayText}'. It can be published.{Quoted(note)}", version, ct);

    private async Task SendAsync(WriteSession write, IQueryable<Person> to, string subject, string text, ContentVersion version, CancellationToken ct)
    {
        var addresses = await to.Where(p => p.DisabledUtc == null && p.Email != null).OrderBy(p => p.Id).Select(p => p.Email!).Take(MostApprovers).ToListAsync(ct);
        foreach (var address in addresses.Where(a => EmailAddress.Refuse(a) is null))
        {
            await mailbox.AddAsync(db, write, new MailMessage(address, subject, text, new MailLink("See it", $"admin/content/{Uri.EscapeDataString(version.ContentItemId)}")), ct);
        }
    }

    private async Task<List<string>> ApproverRolesAsync(CancellationToken ct)
    {
        var roles = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == SiteDocumentKinds.Role).Select(d => new { d.Name, d.Data }).ToListAsync(ct);
        return [Roles.Administrator, .. roles.Where(r => JsonText.Strings(JsonText.Object(r.Data)["Permissions"]).Contains(Permissions.ApproveContent)).Select(r => r.Name)];
    }

    /// <summary>Those whose work it is; administrators only where nobody else is there.</summary>
    private IQueryable<Person> Approvers(List<string> roles, string? without)
    {
        var others = db.PersonRoles.Where(r => roles.Contains(r.Role) && r.Role != Roles.Administrator && r.Topic == "" && r.PersonId != without);
        return db.People.Where(p => others.Any(r => r.PersonId == p.Id)
            || (!others.Any() && p.Id != without && db.PersonRoles.Any(r => r.Role == Roles.Administrator && r.Topic == "" && r.PersonId == p.Id)));
    }

    private static string Quoted(string? note) => string.IsNullOrWhiteSpace(note) ? "" : $"\n\n{note.Trim()}";
}
