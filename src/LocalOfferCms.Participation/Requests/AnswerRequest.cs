using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Requests;

/// <summary>An officer's decision.</summary>
/// <param name="Answer">What the sender reads.</param>
/// <param name="RemoveContact">Takes away how to reach the sender of the comment.</param>
/// <param name="KeptReason">Why the rest stays; part of what the sender reads.</param>
/// <param name="Revision">What the officer saw.</param>
internal sealed record RequestAnswer(string? Answer, bool RemoveContact, string? KeptReason, int Revision);

/// <summary>Answers a request. What it asks to be taken away goes in the same transaction; a comment itself stays, because the law asks for its record.</summary>
internal sealed class AnswerRequest(CmsDbContext db, RequestMail mail, WorkflowEvents events)
{
    /// <summary>Why it cannot be answered so; the code is the field's name, empty for none.</summary>
    public static IReadOnlyList<Refusal> Refuse(FormRequest request, RequestAnswer answer)
    {
        var refusals = new List<Refusal>();
        if (request.AnsweredUtc is not null)
        {
            refusals.Add(new("", "This request has been answered."));
        }
        else if (request.Revision != answer.Revision)
        {
            refusals.Add(new("", "Somebody has changed this request since you opened it. What you wrote is still here: look at the request, then send it again."));
        }

        var text = PostedText.Clean(answer.Answer);
        if (text.Length == 0)
        {
            refusals.Add(new(nameof(RequestAnswer.Answer), "Write the answer."));
        }
        else if (text.Length > FormRequest.LongestText)
        {
            refusals.Add(new(nameof(RequestAnswer.Answer), $"The answer must be {FormRequest.LongestText:#,0} characters or fewer. It is {text.Length:#,0}."));
        }

        if (request.Wish == RequestWish.Remove && PostedText.Clean(answer.KeptReason).Length == 0)
        {
            refusals.Add(new(nameof(RequestAnswer.KeptReason), "Say what is kept and why. Nothing is taken away without that."));
        }

        return refusals;
    }

    /// <exception cref="RefusedException">It cannot be answered so.</exception>
    public async Task ExecuteAsync(string requestId, RequestAnswer answer, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var request = await db.Set<FormRequest>().FirstAsync(r => r.RequestId == requestId, ct);
        if (Refuse(request, answer) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        (request.Answer, request.KeptReason) = (PostedText.Clean(answer.Answer), PostedText.Clean(answer.KeptReason));
        (request.AnsweredUtc, request.AnsweredById, request.Revision) = (change.Now, change.AuthorId, request.Revision + 1);
        AuditLog.Add(db, change, "RequestAnswered", nameof(FormRequest), request.RequestId, request.Reference);
        if (request.CommentId is { } commentId)
        {
            await TellAndRemoveAsync(write, request, commentId, answer.RemoveContact, change, ct);
        }

        await events.RaiseAsync(db, write, new WorkflowEvent(RequestEvents.Answered, request.RequestId), ct);
        CrashPoints.Pass("request:before-answer");
        await write.CommitAsync(ct);
    }

    // Told first: afterwards there is no address left.
    private async Task TellAndRemoveAsync(WriteSession write, FormRequest request, string commentId, bool remove, ChangeContext change, CancellationToken ct)
    {
        var contact = await db.Set<CommentContact>().FirstOrDefaultAsync(c => c.CommentId == commentId, ct);
        await mail.TellAsync(write, request, contact?.Email, ct);
        if (remove && contact is not null)
        {
            db.Remove(contact);
            request.ContactRemoved = true;
            AuditLog.Add(db, change, "RequestContactRemoved", nameof(FormRequest), request.RequestId, request.Reference);
        }
    }
}
