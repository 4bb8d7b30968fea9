using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Time;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Routing;

/// <summary>Finds who answers a comment, and gives it to them.</summary>
internal sealed class CommentRouter(CmsDbContext db, OwnerRouting routing, OwnerMail mail, WorkingDays days, SiteSnapshots sites)
{
    /// <summary>Who is to answer it, by the ladder; null when nobody can.</summary>
    public Task<RoutedOwner?> FindAsync(Comment comment, string? except, CancellationToken ct, int fromRung = 0) =>
        routing.FindAsync(new(comment.ContentItemId, comment.Topic), Permissions.AnswerComments, except, ct, fromRung);

    /// <summary>A person whom somebody chose, or their stand-in; null when neither can answer.</summary>
    public Task<RoutedOwner?> ChosenAsync(string personId, CancellationToken ct) =>
        routing.ReachAsync(personId, "You get it because a comment officer chose you to answer it.", Permissions.AnswerComments, ct);

    /// <summary>Everybody who may be chosen.</summary>
    public Task<IReadOnlyList<Core.Content.Life.OwnerChoice>> AbleAsync(CancellationToken ct) => routing.ListAsync(Permissions.AnswerComments, ct);

    /// <summary>When a comment that is given to its owner now is to be answered, UTC.</summary>
    public async Task<DateTime> DueAsync(DateTime now, CancellationToken ct) =>
        await days.AfterAsync(now, CommentSettings.Of(await sites.GetAsync(ct)).AnswerWorkingDays, ct);

    /// <summary>Gives it, and what was folded into it, to somebody and writes to them, in the caller's write.</summary>
    /// <param name="write">The write.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="owner">Who answers it.</param>
    /// <param name="change">Who decides it; the reason is for the audit, and never in the message.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="news">A sentence for the message.</param>
    public async Task GiveAsync(WriteSession write, Comment comment, RoutedOwner owner, ChangeContext change, CancellationToken ct, string? news = null)
    {
        comment.OwnerId = owner.Id;
        foreach (var same in await db.Set<Comment>().Where(c => c.SameAsId == comment.CommentId && c.Stage == CommentStage.WithOwner).ToListAsync(ct))
        {
            (same.OwnerId, same.DueUtc) = (owner.Id, comment.DueUtc);
        }

        AuditLog.Add(db, change with { Reason = $"To {owner.Name}. {change.Reason}".Trim() }, "CommentRouted", "Comment", comment.CommentId, comment.Reference);
        await mail.RoutedAsync(write, owner, comment, news, ct);
    }
}

/// <summary>Passes on the comments of somebody who leaves: to who takes over, else each to the next in line. One message to each who gets some.</summary>
internal sealed class CommentsOfLeavers(CmsDbContext db, CommentRouter router, OwnerMail mail) : IOwnedWork
{
    public async Task PassOnAsync(WriteSession write, string fromId, string? toId, ChangeContext change, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var comments = await db.Set<Comment>().Where(c => c.OwnerId == fromId && (c.Stage == CommentStage.WithOwner || c.Stage == CommentStage.Answered)).OrderBy(c => c.DueUtc).ToListAsync(ct);
        if (comments.Count == 0)
        {
            return;
        }

        var from = await db.People.Where(p => p.Id == fromId).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "Somebody who left";
        var heir = toId is null ? null : await router.ChosenAsync(toId, ct);
        var given = new List<(RoutedOwner Owner, Comment Comment)>();
        foreach (var comment in comments)
        {
            var owner = (heir?.Id == fromId ? null : heir) ?? await router.FindAsync(comment, fromId, ct);
            comment.OwnerId = owner?.Id;
            comment.Revision++;
            AuditLog.Add(db, change with { Reason = owner is null ? "Nobody is there to answer it." : $"From {from} to {owner.Name}." }, "CommentPassedOn", "Comment", comment.CommentId, comment.Reference);
            if (owner is not null)
            {
                given.Add((owner, comment));
            }
        }

        // Held comments are no news: whoever gets them sees them when they are let go.
        foreach (var group in given.Where(g => g.Comment.IsSafe()).GroupBy(g => g.Owner.Id))
        {
            await mail.PassedOnAsync(write, group.First().Owner, [.. group.Select(g => g.Comment)], from, ct);
        }

        await db.SaveChangesAsync(ct);
    }
}
