using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Requests;

/// <summary>An officer has told the sender that the request came: by telephone or post, where no e-mail could.</summary>
internal sealed class AcknowledgeRequest(CmsDbContext db)
{
    /// <exception cref="RefusedException">It was said already, or the request is not there.</exception>
    public async Task ExecuteAsync(string requestId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var request = await db.Set<FormRequest>().FirstOrDefaultAsync(r => r.RequestId == requestId, ct);
        if (request is null || request.AcknowledgedUtc is not null)
        {
            throw new RefusedException([new("Acknowledged", "The sender has been told already.")]);
        }

        (request.AcknowledgedUtc, request.Revision) = (change.Now, request.Revision + 1);
        AuditLog.Add(db, change, "RequestAcknowledged", nameof(FormRequest), request.RequestId, request.Reference);
        await write.CommitAsync(ct);
    }
}
