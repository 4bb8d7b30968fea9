using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Box;

/// <summary>Writes a comment down: working text, sealed original, how to reply, and the start of its workflow, in one transaction.</summary>
internal sealed class SendComment(CmsDbContext db, WorkflowEvents workflows, Mailbox mailbox, SafeguardingHold hold, SiteSnapshots sites, TimeProvider clock)
{
    /// <summary>Ten million references are possible; whoever meets five taken ones in a row has met another fault.</summary>
    private const int MostTries = 5;

    public async Task<SentComment> ExecuteAsync(NewComment comment, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var reference = CommentReferences.New();
            try
            {
                return await SaveAsync(comment, reference, ct);
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                db.ChangeTracker.Clear();
                if (!await db.Set<Comment>().AnyAsync(c => c.Reference == reference, ct))
                {
                    throw;
                }
            }
        }
    }

    private async Task<SentComment> SaveAsync(NewComment comment, string reference, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sent = new SentComment(ContentIds.New(now), reference, CommentSecrets.New());
        var email = comment.Contact?.Email;
        var isPossiblyHarm = SafeguardingWords.IsPossible(await sites.GetAsync(ct), comment.Text);
        var row = RowOf(comment, sent, email is null ? null : now, now);
        db.Add(row);
        db.Add(new CommentOriginal { CommentId = sent.CommentId, Text = comment.Text });
        if (comment.Contact is { } contact)
        {
            db.Add(new CommentContact
            {
                CommentId = sent.CommentId, ReplyBy = contact.ReplyBy, Email = email, Phone = contact.Phone, Post = contact.Post, Other = contact.Other,
            });
        }

        // Comments come in crowds, and each waits for those before it: what can be done outside the gate is done by now.
        await using var write = await db.BeginWriteAsync(ct);
        if (email is not null)
        {
            await Acknowledgement.AddAsync(mailbox, db, write, email, reference, sent.Secret, ct);
        }

        if (comment.EnteredById is { } officer)
        {
            AuditLog.Add(db, new ChangeContext(now, comment.EnteredByName ?? officer, AuthorId: officer), "CommentEntered", CommentAudit.Kind, sent.CommentId, reference);
        }

        await workflows.RaiseAsync(db, write, new WorkflowEvent(CommentEvents.Received, sent.CommentId), ct);
        if (isPossiblyHarm)
        {
            await hold.BeginAsync(db, write, row, "", new ChangeContext(now, SafeguardingHold.WordList), ct);
        }

        await write.CommitAsync(ct);
        return sent;
    }

    private static Comment RowOf(NewComment comment, SentComment sent, DateTime? acknowledged, DateTime now) => new()
    {
        CommentId = sent.CommentId,
        Reference = sent.Reference,
        SecretHash = CommentSecrets.Hash(sent.Secret),
        ReceivedUtc = comment.ReceivedUtc ?? now,
        Channel = comment.Channel,
        EnteredById = comment.EnteredById,
        ContentItemId = comment.ContentItemId,
        PageTitle = comment.PageTitle,
        PagePath = comment.PagePath,
        Topic = comment.Topic,
        Picture = comment.Picture,
        From = comment.From,
        About = comment.About,
        Text = comment.Text,
        AcknowledgedUtc = acknowledged,
    };
}
