using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Box;

/// <summary>What a sender says besides the comment.</summary>
/// <param name="From">Who they are; null for not said.</param>
/// <param name="About">What it is about; null for not said.</param>
/// <param name="ReplyBy">How they may be answered; null for not at all.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number.</param>
/// <param name="Post">Postal address, for letters, large print and Braille.</param>
/// <param name="Other">Another way, in their words.</param>
internal sealed record CommentDetails(CommentFrom? From, CommentAbout? About, ReplyBy? ReplyBy, string? Email, string? Phone, string? Post, string? Other);

/// <summary>The second step: who the sender is, how to reply and what it is about. Replaces what was said before.</summary>
internal sealed class AddDetails(CmsDbContext db, Mailbox mailbox, TimeProvider clock)
{
    /// <summary>Writes it down, and acknowledges the comment when this is the first e-mail address of it.</summary>
    /// <returns>False when it has been taken back meanwhile.</returns>
    public async Task<bool> ExecuteAsync(OwnComment own, string secret, CommentDetails details, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var write = await db.BeginWriteAsync(ct);
        // The comment first: whoever presses twice waits here, on both databases.
        var there = await db.Set<Comment>().Where(c => c.CommentId == own.CommentId && c.Stage != CommentStage.Withdrawn).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.From, details.From)
            .SetProperty(c => c.About, details.About)
            .SetProperty(c => c.Revision, c => c.Revision + 1), ct);
        if (there == 0)
        {
            return false;
        }

        await PutContactAsync(own.CommentId, details, ct);
        if (details is { ReplyBy: ReplyBy.Email, Email: { } email } && await IsFirstAsync(own.CommentId, now, ct))
        {
            await Acknowledgement.AddAsync(mailbox, db, write, email, own.Reference, secret, ct);
        }

        AuditLog.Add(db, new ChangeContext(now, CommentAudit.Sender), "CommentDetailsAdded", CommentAudit.Kind, own.CommentId, own.Reference);
        await write.CommitAsync(ct);
        return true;
    }

    private async Task<bool> IsFirstAsync(string commentId, DateTime now, CancellationToken ct) =>
        await db.Set<Comment>().Where(c => c.CommentId == commentId && c.AcknowledgedUtc == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.AcknowledgedUtc, now), ct) == 1;

    private async Task PutContactAsync(string commentId, CommentDetails details, CancellationToken ct)
    {
        var contact = await db.Set<CommentContact>().FirstOrDefaultAsync(c => c.CommentId == commentId, ct);
        if (details.ReplyBy is not { } way)
        {
            if (contact is not null)
            {
                db.Remove(contact);
            }

            return;
        }

        if (contact is null)
        {
            db.Add(contact = new CommentContact { CommentId = commentId });
        }

        // Only what the chosen way needs is kept.
        contact.ReplyBy = way;
        contact.Email = way == ReplyBy.Email ? details.Email : null;
        contact.Phone = way == ReplyBy.Phone ? details.Phone : null;
        contact.Post = way is ReplyBy.Post or ReplyBy.LargePrint or ReplyBy.Braille ? details.Post : null;
        contact.Other = way == ReplyBy.Other ? details.Other : null;
    }
}
