using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Time;
using LocalOfferCms.Participation.Box;
using LocalOfferCms.Participation.Retention;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Requests;

/// <summary>Takes a request in: when its reference is given, it is on disk.</summary>
internal sealed class SendRequest(CmsDbContext db, SiteSnapshots snapshots, WorkingDays days, WorkflowEvents events, TimeProvider clock)
{
    /// <summary>Saves a request and how to reach its sender.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="input">What was typed; checked before.</param>
    /// <param name="page">Title and address of the page that is wanted.</param>
    /// <param name="commentId">The comment that it is about.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<FormRequest> ExecuteAsync(RequestKind kind, RequestInput input, (string Title, string Path)? page, string? commentId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await DueAsync(kind, now, ct);
        await using var write = await db.BeginWriteAsync(ct);
        var request = new FormRequest
        {
            RequestId = ContentIds.New(now), Reference = await FreeReferenceAsync(ct), Kind = kind, ReceivedUtc = now, DueUtc = due, CommentId = commentId,
            Wish = input.Wish, Format = input.Format, PageTitle = page?.Title, PagePath = page?.Path,
            Words = PostedText.Clean(input.Words), Outcome = PostedText.Clean(input.Outcome),
        };
        db.Add(request);
        if (kind != RequestKind.MyData)
        {
            db.Add(input.ContactOf(request.RequestId));
        }

        AuditLog.Add(db, new ChangeContext(now, RequestWords.Visitor), "RequestReceived", nameof(FormRequest), request.RequestId, request.Reference);
        await events.RaiseAsync(db, write, new WorkflowEvent(RequestEvents.Of(kind), request.RequestId), ct);
        CrashPoints.Pass("request:before-commit");
        await write.CommitAsync(ct);
        return request;
    }

    private async Task<DateTime> DueAsync(RequestKind kind, DateTime now, CancellationToken ct)
    {
        var settings = RetentionSettings.Of(await snapshots.GetAsync(ct));
        return kind switch
        {
            RequestKind.MyData => now.AddDays(settings.MyDataDays),
            RequestKind.DataComplaint => now.AddDays(settings.AcknowledgeDays),
            _ => await days.AfterAsync(now, settings.FormatWorkingDays, ct),
        };
    }

    private async Task<string> FreeReferenceAsync(CancellationToken ct)
    {
        while (true)
        {
            var reference = RequestWords.NewReference();
            if (!await db.Set<FormRequest>().AnyAsync(r => r.Reference == reference, ct))
            {
                return reference;
            }
        }
    }
}
