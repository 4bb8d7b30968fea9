using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Content.Life;

/// <summary>Sends a draft to somebody who may approve it.</summary>
public sealed class SubmitContent(CmsDbContext db, LifeStates states, LifeMail mail, Approvers approvers)
{
    /// <summary>Why it cannot be sent; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) =>
        state.Binned is not null ? [ContentRefusals.InBin]
        : state.Latest.Published || state.Latest.Stage == ContentStage.Withdrawn ? [new("NothingToReview", "Nothing has changed since it was last published. Edit it first.")]
        : state.Latest.Stage is ContentStage.InReview ? [new("InReview", "It has been sent for review already.")]
        : state.Latest.Stage is ContentStage.Approved ? [new("Approved", "It has been approved already.")]
        : [];

    /// <summary>Sends it in one transaction, and writes to whom it is sent.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="fromId">The id of whoever asks, who hears of the answer.</param>
    /// <param name="toId">The person who is asked; null for whoever may approve.</param>
    /// <param name="change">Who asks; the reason is what is written to the approver.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, string fromId, string? toId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var state = await states.RequireAsync(contentItemId, Refusals, ct);
        if (toId is not null && !await approvers.MayBeAskedAsync(state.Item, fromId, toId, ct))
        {
            throw new RefusedException([new("NotApprover", "Choose somebody who may approve it, or leave the choice open.")]);
        }

        var version = await db.Latest(contentItemId).SingleAsync(ct);
        version.Stage = ContentStage.InReview;
        var review = await VersionReviews.OfAsync(db, version, ct);
        (review.SubmittedBy, review.SubmittedById, review.SubmittedUtc) = (change.Author, fromId, change.Now);
        (review.SubmittedToId, review.Note) = (toId, change.Reason);
        (review.ReturnedBy, review.ApprovedBy, review.ApprovedUtc, review.PassReason) = (null, null, null, null);
        Moves.Audit(db, "ContentSubmitted", version, change);
        await mail.SubmittedAsync(write, version, state.Item.ContentType, review, ct);
        await ContentSummaries.RefreshAsync(db, contentItemId, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Sends a draft back to its author with a note.</summary>
public sealed class ReturnContent(CmsDbContext db, LifeStates states, LifeMail mail)
{
    /// <summary>Why it cannot be sent back; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(LifeState state) =>
        state.Binned is not null ? [ContentRefusals.InBin]
        : state.Latest.Stage is not (ContentStage.InReview or ContentStage.Approved) ? [new("NotInReview", "It is not waiting for approval.")]
        : [];

    /// <summary>Sends it back in one transaction, and writes to whoever sent it.</summary>
    /// <exception cref="RefusedException">There is a reason why not, or the note says nothing.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new RefusedException([new("NoNote", "Write what is to be changed. The author reads it.")]);
        }

        await using var write = await db.BeginWriteAsync(ct);
        await states.RequireAsync(contentItemId, Refusals, ct);
        var version = await db.Latest(contentItemId).SingleAsync(ct);
        Schedules.TakeBack(db, version, change with { Reason = "It was sent back." });
        version.Stage = ContentStage.Draft;
        var review = await VersionReviews.OfAsync(db, version, ct);
        (review.ReturnedBy, review.Note, review.ApprovedBy, review.ApprovedUtc) = (change.Author, change.Reason, null, null);
        Moves.Audit(db, "ContentReturned", version, change);
        await mail.ReturnedAsync(write, version, review, ct);
        await ContentSummaries.RefreshAsync(db, contentItemId, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Approves a draft that was sent for review.</summary>
public sealed class ApproveContent(CmsDbContext db, LifeStates states, LifeMail mail)
{
    /// <summary>Why this person cannot approve it; empty when they can, save for <see cref="LifeState.ToPass"/>.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="approver">Who would approve, as <see cref="ChangeContext.Author"/> names them.</param>
    /// <param name="approverId">That person's id; null for a command.</param>
    public static IReadOnlyList<Refusal> Refusals(LifeState state, string approver, string? approverId) =>
        state.Binned is not null ? [ContentRefusals.InBin]
        : state.Latest.Stage != ContentStage.InReview ? [new("NotInReview", "It is not waiting for approval.")]
        : state.NeedsSecondPerson && IsOwnWork(state, approver, approverId) ? [new("OwnWork", "You wrote some of it. Somebody else has to approve it.")]
        : [];

    /// <summary>Approves it in one transaction, and writes to whoever sent it.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="change">Who approves; the reason is what is written to the author.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="passReason">Why what the checks found is passed; null when nothing is.</param>
    /// <param name="stamp">What the approval itself writes into the version, such as its day; null for nothing.</param>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string contentItemId, ChangeContext change, CancellationToken ct, string? passReason = null, Action<JsonObject>? stamp = null)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var state = await states.RequireAsync(contentItemId, s => Refusals(s, change.Author, change.AuthorId), ct);
        await PublishGates.PassAsync(db, state, change, passReason, ct);
        var version = await db.Latest(contentItemId).SingleAsync(ct);
        version.Stage = ContentStage.Approved;
        if (stamp is not null)
        {
            var content = JsonText.Object(version.Data);
            stamp(content);
            version.Data = content.ToJsonString(JsonText.Compact);
        }

        var review = await VersionReviews.OfAsync(db, version, ct);
        (review.ApprovedBy, review.ApprovedUtc) = (change.Author, change.Now);
        Moves.Audit(db, "ContentApproved", version, change);
        await mail.ApprovedAsync(write, version, review, change, ct);
        await ContentSummaries.RefreshAsync(db, contentItemId, ct);
        await write.CommitAsync(ct);
    }
    private static bool IsOwnWork(LifeState state, string approver, string? approverId)
    {
        var writers = state.Latest.Writers?.Split('\n') ?? [state.Latest.Author ?? ""];
        return writers.Contains(approver) || (approverId is not null && (writers.Contains(approverId) || state.Review?.SubmittedById == approverId));
    }
}
