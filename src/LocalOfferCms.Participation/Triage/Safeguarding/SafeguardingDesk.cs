using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Alerts;
using LocalOfferCms.Participation.Triage.Moves;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Safeguarding;

/// <summary>What the safeguarding lead does with a matter.</summary>
internal sealed class SafeguardingDesk(CmsDbContext db, OfficerDigests digests, HeldAnswers answers)
{
    private static readonly Refusal NoNote = new("NoNote", "Write down what was done. It stays with the matter.");
    private static readonly Refusal Closed = new("Closed", "This matter is closed.");

    /// <summary>Why something cannot be done with it; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(SafeguardingCase matter) => matter.ClosedUtc is null ? [] : [Closed];

    /// <summary>The words as they were sent. That somebody opened them is written down in the same transaction.</summary>
    public async Task<string> OpenWordsAsync(string caseId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var matter = await RequireAsync(caseId, ct);
        var text = await db.Set<CommentOriginal>().AsNoTracking().Where(o => o.CommentId == matter.CommentId).Select(o => o.Text).SingleAsync(ct);
        Audit("CommentOriginalOpened", matter, change);
        await write.CommitAsync(ct);
        return text;
    }

    /// <summary>How the sender may be reached; null when they did not say. Written down in the same transaction.</summary>
    public async Task<CommentContact?> OpenContactAsync(string caseId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var matter = await RequireAsync(caseId, ct);
        var contact = await db.Set<CommentContact>().AsNoTracking().SingleOrDefaultAsync(c => c.CommentId == matter.CommentId, ct);
        Audit("CommentContactOpened", matter, change);
        await write.CommitAsync(ct);
        return contact;
    }

    /// <summary>Notes what was done.</summary>
    /// <exception cref="RefusedException">Nothing was written.</exception>
    public async Task NoteAsync(string caseId, string? text, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var matter = await RequireAsync(caseId, ct);
        AddNote(matter, text, change);
        Audit("SafeguardingNoted", matter, change);
        await write.CommitAsync(ct);
    }

    /// <summary>Lets the comment go on from where it stood.</summary>
    /// <exception cref="RefusedException">It is closed, or nothing was written.</exception>
    public async Task ClearAsync(string caseId, string? text, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (matter, comment) = await CloseAsync(caseId, text, confirmed: false, change, ct);
        comment.Safety = CommentSafety.Cleared;
        if (comment.Stage != CommentStage.Withdrawn)
        {
            (comment.Stage, comment.OwnerId, comment.DueUtc) = (matter.StageBefore, matter.OwnerBefore, matter.DueBefore);
            await answers.GoOnAsync(db, write, comment, change, ct);
        }

        Audit("SafeguardingCleared", matter, change);
        if (comment.Stage == CommentStage.Received)
        {
            await digests.TellBackAsync(db, write, comment.CommentId, change.Now, ct);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>Finds that it is a safeguarding matter: it is never published, and nothing is left to do with it here.</summary>
    /// <exception cref="RefusedException">It is closed, or nothing was written.</exception>
    public async Task ConfirmAsync(string caseId, string? text, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var (matter, comment) = await CloseAsync(caseId, text, confirmed: true, change, ct);
        comment.Safety = CommentSafety.Confirmed;
        if (comment.Stage != CommentStage.Withdrawn)
        {
            (comment.Stage, comment.ClosedUtc) = (CommentStage.Closed, change.Now);
        }

        await answers.DropAsync(db, write, comment, change, ct);
        Audit("SafeguardingConfirmed", matter, change);
        await write.CommitAsync(ct);
    }

    private async Task<(SafeguardingCase, Comment)> CloseAsync(string caseId, string? text, bool confirmed, ChangeContext change, CancellationToken ct)
    {
        var matter = await RequireAsync(caseId, ct);
        Refusals(matter).ThrowIfAny();
        AddNote(matter, text, change);
        (matter.ClosedUtc, matter.ClosedBy, matter.Confirmed) = (change.Now, change.ShortAuthor(), confirmed);
        var comment = await db.Set<Comment>().SingleAsync(c => c.CommentId == matter.CommentId, ct);
        comment.Revision++;
        return (matter, comment);
    }

    private void AddNote(SafeguardingCase matter, string? text, ChangeContext change)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException([NoNote]);
        }

        db.Add(new SafeguardingNote { NoteId = ContentIds.New(change.Now), CaseId = matter.CaseId, Text = text.Trim(), By = change.ShortAuthor(), AtUtc = change.Now });
    }

    private async Task<SafeguardingCase> RequireAsync(string caseId, CancellationToken ct) =>
        await db.Set<SafeguardingCase>().SingleOrDefaultAsync(c => c.CaseId == caseId, ct) ?? throw new RefusedException([new("NotFound", "There is no such matter.")]);

    /// <summary>The note stays with the matter: the audit is read by people who may not know of it.</summary>
    private void Audit(string what, SafeguardingCase matter, ChangeContext change) =>
        AuditLog.Add(db, change with { Reason = null }, what, "Safeguarding", matter.CaseId, SafeguardingCase.AuditTitle);
}
