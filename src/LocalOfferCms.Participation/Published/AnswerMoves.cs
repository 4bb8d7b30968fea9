using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>What all moves of a published answer do alike. The code of a refusal is the field that it is about; empty for the answer as a whole.</summary>
internal static class AnswerMoves
{
    public const int LongestText = 5_000;
    public const int LongestNote = 1_000;

    /// <summary>The answer, to be changed; it must be on the site, and as it was when its form was opened.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    public static async Task<CommentResponse> RequireAsync(CmsDbContext db, string responseId, int revision, CancellationToken ct) =>
        await db.Set<CommentResponse>().SingleOrDefaultAsync(r => r.ResponseId == responseId, ct) switch
        {
            null => throw Refused("", "There is no such answer."),
            { Stage: not ResponseStage.Published } => throw Refused("", "This answer is not on the site."),
            { Revision: var now } when now != revision => throw Refused("", "Somebody else changed this answer while you wrote. What you wrote is below; what they wrote is on the answer's page."),
            var response => response,
        };

    public static RefusedException Refused(string field, string message) => new([new(field, message)]);

    /// <summary>Refuses a text that is missing or too long.</summary>
    public static IEnumerable<Refusal> Check(string field, string? text, int longest, string missing) =>
        string.IsNullOrWhiteSpace(text) ? [new(field, missing)]
        : text.Length > longest ? [new(field, $"This is {text.Length} characters long. The most is {longest}.")]
        : [];

    public static void ThrowIfAny(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }
}

/// <summary>Changes the words of a published answer. The note says what was put right, and the public reads it.</summary>
internal sealed class CorrectAnswer(CmsDbContext db, ISearchIndex search, AnswerSignals signals, YearNotes notes)
{
    internal sealed record Options(string YouSaid, string Text, string FamiliesInvolved, string Note, int Revision);

    public static IReadOnlyList<Refusal> Refusals(Options options) =>
    [
        .. AnswerMoves.Check(nameof(options.YouSaid), options.YouSaid, AnswerMoves.LongestText, "Write what families said."),
        .. AnswerMoves.Check(nameof(options.Text), options.Text, AnswerMoves.LongestText, "Write the answer."),
        .. options.FamiliesInvolved.Length > AnswerMoves.LongestText ? AnswerMoves.Check(nameof(options.FamiliesInvolved), options.FamiliesInvolved, AnswerMoves.LongestText, "") : [],
        .. AnswerMoves.Check(nameof(options.Note), options.Note, AnswerMoves.LongestNote, "Say what you put right. Everybody can read it."),
    ];

    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string responseId, Options options, ChangeContext change, CancellationToken ct)
    {
        AnswerMoves.ThrowIfAny(Refusals(options));
        await using var write = await db.BeginWriteAsync(ct);
        var response = await AnswerMoves.RequireAsync(db, responseId, options.Revision, ct);
        (response.YouSaid, response.Text, response.FamiliesInvolved) = (options.YouSaid.Trim(), options.Text.Trim(), options.FamiliesInvolved.Trim());
        (response.Correction, response.CorrectedUtc) = (options.Note.Trim(), change.Now);
        response.Revision++;
        AuditLog.Add(db, change with { Reason = response.Correction }, "AnswerCorrected", "CommentResponse", responseId, PublishAnswer.Title(response));
        await notes.AddAsync(response.PublishedUtc!.Value, "One answer was corrected after this report. The answer says what was put right.", change, ct);
        await search.WriteAsync(db, AnswerDocuments.Of(response), ct);
        await signals.RaiseAsync(db, write, response, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Takes a published answer off the site at once, since it tells who somebody is. It stays on record, and the site says that one was taken down.</summary>
internal sealed class TakeDownAnswer(CmsDbContext db, ISearchIndex search, AnswerSignals signals, YearNotes notes)
{
    public static IReadOnlyList<Refusal> Refusals(string? reason) => [.. AnswerMoves.Check("Reason", reason, AnswerMoves.LongestNote, "Say why it has to go. It is kept in the audit, and not shown to the public.")];

    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string responseId, int revision, ChangeContext change, CancellationToken ct)
    {
        AnswerMoves.ThrowIfAny(Refusals(change.Reason));
        await using var write = await db.BeginWriteAsync(ct);
        var response = await AnswerMoves.RequireAsync(db, responseId, revision, ct);
        response.Stage = ResponseStage.Removed;
        response.Revision++;
        AuditLog.Add(db, change, "AnswerTakenDown", "CommentResponse", responseId, PublishAnswer.Title(response));
        await notes.AddAsync(response.PublishedUtc!.Value, "One answer was taken down after this report, to protect somebody.", change, ct);
        await search.RemoveAsync(db, AnswerDocuments.IdOf(responseId), ct);
        await signals.RaiseAsync(db, write, response, ct);
        await write.CommitAsync(ct);
    }
}

/// <summary>Moves the action of a published answer on: planned, under way, done. When it is done, the page that it is about says why it changed, and
/// everybody who sent one of the comments hears of it.</summary>
internal sealed class ChangeAction(CmsDbContext db, ISearchIndex search, AnswerSignals signals, ChangeNotes changeNotes, WorkflowEvents events)
{
    private const int LongestOwner = 256;

    internal sealed record Options(ActionStatus Action, string Text, string Owner, DateOnly? Due, int Revision);

    public static IReadOnlyList<Refusal> Refusals(Options options) =>
    [
        .. AnswerMoves.Check(nameof(options.Text), options.Text, AnswerMoves.LongestText, options.Action switch
        {
            ActionStatus.None => "Say why nothing is changed.",
            ActionStatus.Done => "Say what was done.",
            _ => "Say what is to be done.",
        }),
        .. options.Action is ActionStatus.Planned or ActionStatus.UnderWay && options.Due is null ? new[] { new Refusal(nameof(options.Due), "Say by when it is to be done.") } : [],
        .. options.Owner.Length > LongestOwner ? AnswerMoves.Check(nameof(options.Owner), options.Owner, LongestOwner, "") : [],
    ];

    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ExecuteAsync(string responseId, Options options, ChangeContext change, CancellationToken ct)
    {
        AnswerMoves.ThrowIfAny(Refusals(options));
        await using var write = await db.BeginWriteAsync(ct);
        var response = await AnswerMoves.RequireAsync(db, responseId, options.Revision, ct);
        var isDone = options.Action == ActionStatus.Done && response.Action != ActionStatus.Done;
        var isDropped = options.Action == ActionStatus.None && response.Action is (ActionStatus.Planned or ActionStatus.UnderWay);
        (response.Action, response.ActionText, response.ActionDue) = (options.Action, options.Text.Trim(), options.Due);
        response.ActionOwner = options.Owner.Trim() is { Length: > 0 } owner ? owner : null;
        response.ActionDoneUtc = options.Action != ActionStatus.Done ? null : isDone ? change.Now : response.ActionDoneUtc;
        response.Revision++;
        AuditLog.Add(db, change, isDone ? "AnswerActionDone" : "AnswerActionChanged", "CommentResponse", responseId, PublishAnswer.Title(response));
        if (isDone && response.ContentItemId is { } item)
        {
            await changeNotes.AddAsync(write, item, change with { Reason = $"Because families told us: {response.ActionText}" }, ct);
        }

        if (isDone || isDropped)
        {
            await GoOnAsync(write, response, isDone ? "Done" : CommentActionDoneEvent.NotNeeded, ct);
        }

        await search.WriteAsync(db, AnswerDocuments.Of(response), ct);
        await signals.RaiseAsync(db, write, response, ct);
        CrashPoints.Pass("action:before-commit");
        await write.CommitAsync(ct);
    }

    /// <summary>What waits for the action goes on: to tell the sender that it is done, or to its end, since nothing is promised any more.</summary>
    private async Task GoOnAsync(WriteSession write, CommentResponse response, string outcome, CancellationToken ct)
    {
        foreach (var comment in await db.Set<Comment>().Where(c => c.ResponseId == response.ResponseId
            && (c.Stage == CommentStage.Published || c.Stage == CommentStage.Closed) && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared)).Select(c => c.CommentId).ToListAsync(ct))
        {
            await events.RaiseAsync(db, write, new WorkflowEvent(CommentEvents.ActionDone, comment, outcome), ct);
        }
    }
}
