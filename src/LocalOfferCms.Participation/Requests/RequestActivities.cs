using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Requests;

/// <summary>An event of a request, as workflow types name it.</summary>
internal abstract class RequestEvent(string name, string title) : IWorkflowActivity
{
    public string Name { get; } = name;
    public bool IsEvent => true;
    public string Title { get; } = title;
    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];
    public Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct) => Task.FromResult(ActivityResult.Wait());
}

internal sealed class DataProtectionComplaintEvent() : RequestEvent(RequestEvents.DataComplaint, "A data-protection complaint comes");

internal sealed class FormatRequestedEvent() : RequestEvent(RequestEvents.Format, "Somebody asks for another format");

internal sealed class MyDataRequestedEvent() : RequestEvent(RequestEvents.MyData, "Somebody asks what is held about them");

internal sealed class RequestAnsweredEvent() : RequestEvent(RequestEvents.Answered, "An officer answers the request");

/// <summary>A task about a request. One that was cleared away in the meantime is let pass.</summary>
internal abstract class RequestTask(string title) : IWorkflowActivity
{
    public string Name => GetType().Name;
    public bool IsEvent => false;
    public string Title { get; } = title;
    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        if (await context.Db.Set<FormRequest>().FirstOrDefaultAsync(r => r.RequestId == context.CorrelationId, ct) is { } request)
        {
            await DoAsync(context, request, ct);
        }

        return ActivityResult.Done();
    }

    protected abstract Task DoAsync(ActivityContext context, FormRequest request, CancellationToken ct);

    protected static void Note(ActivityContext context, FormRequest request, string what) =>
        AuditLog.Add(context.Db, new ChangeContext(context.Now, "Workflow"), what, nameof(FormRequest), request.RequestId, request.Reference);
}

/// <summary>Tells the sender that the request came. Without an e-mail address it is left to an officer, and the request says so.</summary>
internal sealed class AcknowledgeRequestTask(RequestMail mail) : RequestTask("Tell the sender that it came")
{
    protected override async Task DoAsync(ActivityContext context, FormRequest request, CancellationToken ct)
    {
        if (request.AcknowledgedUtc is null && await mail.AcknowledgeAsync(context.Write, request, ct))
        {
            (request.AcknowledgedUtc, request.Revision) = (context.Now, request.Revision + 1);
            Note(context, request, "RequestAcknowledged");
        }
    }
}

/// <summary>Tells officers that a request waits. <c>Reminder</c>: that it still does.</summary>
internal sealed class AlertRequestOfficersTask(RequestMail mail) : RequestTask("Tell the officers")
{
    protected override async Task DoAsync(ActivityContext context, FormRequest request, CancellationToken ct)
    {
        var isReminder = context.Properties["Reminder"] is JsonValue value && value.TryGetValue<bool>(out var set) && set;
        if (request.AnsweredUtc is not null)
        {
            return;
        }

        await mail.AlertAsync(context.Write, request, isReminder, ct);
        if (isReminder)
        {
            (request.RemindedUtc, request.Revision) = (context.Now, request.Revision + 1);
        }
    }
}

/// <summary>Tells those who run the site that a request has not been answered, or its sender not told that it came.</summary>
internal sealed class EscalateRequestTask(RequestMail mail) : RequestTask("Tell those in charge")
{
    protected override async Task DoAsync(ActivityContext context, FormRequest request, CancellationToken ct)
    {
        if (request.AnsweredUtc is null)
        {
            await mail.EscalateAsync(context.Write, request, ct);
            Note(context, request, "RequestEscalated");
        }
    }
}

/// <summary>Tells the sender the answer, by e-mail if there is an address.</summary>
internal sealed class TellRequesterTask(RequestMail mail) : RequestTask("Tell the sender the answer")
{
    protected override async Task DoAsync(ActivityContext context, FormRequest request, CancellationToken ct)
    {
        // About one's own data: told with the answer, since the address may go with it.
        if (request.Kind != RequestKind.MyData)
        {
            await mail.TellAsync(context.Write, request, await mail.AddressAsync(request, ct), ct);
        }
    }
}

/// <summary>What workflow types may say of a request.</summary>
internal sealed class RequestValues : IWorkflowValues
{
    public string Prefix => "Request";

    public async Task<string?> FindAsync(CmsDbContext db, string correlationId, string name, CancellationToken ct) =>
        await db.Set<FormRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.RequestId == correlationId, ct) is not { } request ? null : name switch
        {
            "Reference" => request.Reference,
            "Kind" => RequestWords.Of(request.Kind),
            _ => null,
        };
}
