using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Comments;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Box;

/// <summary>How a comment stands, as far as its sender is told. A hold is never told of: it is being looked at like any other.</summary>
internal enum Standing { BeingLookedAt, Published, Answered, LeftOut, TakenBack }

/// <summary>A comment as its sender sees it by the secret link.</summary>
/// <param name="CommentId">Its identity.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="ReceivedUtc">When it came, UTC.</param>
/// <param name="PageTitle">The page that it is about.</param>
/// <param name="Text">The words as they were sent; null when they are not kept any more.</param>
/// <param name="Picture">The picture that was chosen.</param>
/// <param name="Stage">Where it stands, for those who decide what may still be done; never shown.</param>
/// <param name="Safety">The same as to safety.</param>
/// <param name="ClosedUtc">When nothing was left to do.</param>
/// <param name="From">Who they said that they are.</param>
/// <param name="About">What they said that it is about.</param>
/// <param name="ReplyBy">How they want to be answered; null when they gave no way.</param>
/// <param name="Response">The answer, published or not.</param>
/// <param name="LeaveOut">Why it is not published.</param>
internal sealed record OwnComment(
    string CommentId, string Reference, DateTime ReceivedUtc, string PageTitle, string? Text, string? Picture, CommentStage Stage, CommentSafety Safety,
    DateTime? ClosedUtc, CommentFrom? From, CommentAbout? About, ReplyBy? ReplyBy, CommentResponse? Response, LeaveOutReason? LeaveOut)
{
    public Standing Standing => Stage switch
    {
        CommentStage.Withdrawn => Standing.TakenBack,
        _ when Safety is CommentSafety.Held or CommentSafety.Confirmed => Standing.BeingLookedAt,
        CommentStage.Published when Response is { Stage: ResponseStage.Published } => Standing.Published,
        CommentStage.Closed when Response is { Stage: ResponseStage.Approved or ResponseStage.Published } => Standing.Answered,
        CommentStage.LeftOut when ClosedUtc is not null => Standing.LeftOut,
        _ => Standing.BeingLookedAt,
    };

    /// <summary>Whether they may say more about it.</summary>
    public bool TakesDetails => Stage != CommentStage.Withdrawn;
}

/// <summary>Looks comments up for their senders.</summary>
internal sealed class SenderComments(CmsDbContext db, CurrentTenant tenant, CommentLimits limits)
{
    /// <summary>Whether a machine has asked for too many references that are not known.</summary>
    public bool IsGuessing(byte[] machine) => limits.IsGuessing(tenant.Value.Id, machine);

    /// <summary>What anybody may know who has the reference: null when it is not known, else the published answer's id, empty while there is none.</summary>
    public async Task<string?> FindAsync(string? typed, byte[] machine, CancellationToken ct)
    {
        var reference = CommentReferences.Read(typed);
        var found = reference is null ? null : await (
            from comment in db.Set<Comment>().AsNoTracking().Where(c => c.Reference == reference)
            from response in db.Set<CommentResponse>().Where(r => r.ResponseId == comment.ResponseId).DefaultIfEmpty()
            select new { comment.Stage, comment.Safety, ResponseId = (string?)response.ResponseId, Answer = (ResponseStage?)response.Stage }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            limits.NoteUnknown(tenant.Value.Id, machine);
        }

        return found switch
        {
            null => null,
            { Stage: CommentStage.Published, Safety: CommentSafety.None or CommentSafety.Cleared, Answer: ResponseStage.Published } => found.ResponseId,
            _ => "",
        };
    }

    /// <summary>The comment that a secret link opens; null when there is none, or the secret is not its own. That the sender reads their own words is
    /// not written down: only people of the council read a sealed original under their names (decision 0012).</summary>
    public async Task<OwnComment?> OpenAsync(string? typed, string secret, byte[] machine, CancellationToken ct)
    {
        var reference = CommentReferences.Read(typed);
        var found = reference is null ? null : await (
            from comment in db.Set<Comment>().AsNoTracking().Where(c => c.Reference == reference)
            from original in db.Set<CommentOriginal>().Where(o => o.CommentId == comment.CommentId).DefaultIfEmpty()
            from contact in db.Set<CommentContact>().Where(k => k.CommentId == comment.CommentId).DefaultIfEmpty()
            from response in db.Set<CommentResponse>().Where(r => r.ResponseId == comment.ResponseId).DefaultIfEmpty()
            select new
            {
                comment.SecretHash,
                Own = new OwnComment(
                    comment.CommentId, comment.Reference, comment.ReceivedUtc, comment.PageTitle, original == null ? null : original.Text, comment.Picture,
                    comment.Stage, comment.Safety, comment.ClosedUtc, comment.From, comment.About, contact == null ? null : (ReplyBy?)contact.ReplyBy, response, comment.LeaveOut),
            }).FirstOrDefaultAsync(ct);
        if (found is not null && CommentSecrets.IsRight(secret, found.SecretHash))
        {
            return found.Own;
        }

        limits.NoteUnknown(tenant.Value.Id, machine);
        return null;
    }
}
