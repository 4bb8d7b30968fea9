using System.Text.Json.Nodes;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Box.Steps;

/// <summary>Acknowledges a comment that has an e-mail address and no acknowledgement yet. Most have had theirs when the address was stored, and this does
/// nothing: see <see cref="Acknowledgement"/>. A sender who gives an address later gets theirs then.</summary>
internal sealed class AcknowledgeCommentTask(Mailbox mailbox) : IWorkflowActivity
{
    public string Name => "AcknowledgeCommentTask";

    public bool IsEvent => false;

    public string Title => "Tell the sender that we have it";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done"];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var contact = await context.Db.Set<CommentContact>().AsNoTracking().FirstOrDefaultAsync(c => c.CommentId == context.CorrelationId && c.Email != null, ct);
        if (contact is not null && await IsFirstAsync(context, ct))
        {
            var reference = await context.Db.Set<Comment>().Where(c => c.CommentId == context.CorrelationId).Select(c => c.Reference).SingleAsync(ct);
            await Acknowledgement.AddAsync(mailbox, context.Db, context.Write, contact.Email!, reference, null, ct);
        }

        return ActivityResult.Done();
    }

    private static async Task<bool> IsFirstAsync(ActivityContext context, CancellationToken ct) =>
        await context.Db.Set<Comment>().Where(c => c.CommentId == context.CorrelationId && c.AcknowledgedUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.AcknowledgedUtc, context.Now), ct) == 1;
}
