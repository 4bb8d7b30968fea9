using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Time;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Box.Steps;

/// <summary>Tells the sender what became of the comment (<c>About</c>: <see cref="ReplyAbout"/>): by mail when they chose that, else by a line in the list
/// of replies that people make by hand. Who gave no way to be reached is told by the page of the secret link alone. What may harm a child goes to nobody
/// by mail: for a held comment nothing is said.</summary>
internal sealed class TellSenderTask(Mailbox mailbox, WorkingDays days, SiteSnapshots sites) : IWorkflowActivity
{
    private const string Held = "Held";

    public string Name => "TellSenderTask";

    public bool IsEvent => false;

    public string Title => "Tell the sender";

    public IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", Held];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var about = Enum.TryParse<ReplyAbout>(JsonText.String(context.Properties["About"]), out var read) ? read
            : throw new InvalidOperationException($"TellSenderTask needs About: {string.Join(", ", Enum.GetNames<ReplyAbout>())}.");
        if (await context.Db.Set<Comment>().AnyAsync(c => c.CommentId == context.CorrelationId && c.Safety == CommentSafety.Held, ct))
        {
            return ActivityResult.Done(Held);
        }

        var found = await (
            from comment in context.Db.Set<Comment>().AsNoTracking().Where(c => c.CommentId == context.CorrelationId)
            join contact in context.Db.Set<CommentContact>().AsNoTracking() on comment.CommentId equals contact.CommentId
            from response in context.Db.Set<CommentResponse>().Where(r => r.ResponseId == comment.ResponseId).DefaultIfEmpty()
            where comment.Safety == CommentSafety.None || comment.Safety == CommentSafety.Cleared
            select new { comment.Reference, comment.LeaveOut, contact.ReplyBy, contact.Email, Response = response }).FirstOrDefaultAsync(ct);
        if (found is { ReplyBy: ReplyBy.Email, Email: { } email })
        {
            await mailbox.AddAsync(context.Db, context.Write, MessageOf(about, email, found.Reference, found.LeaveOut, found.Response, ResponseForm.Of(await sites.GetAsync(ct), "", false)), ct);
        }
        else if (found is not null)
        {
            await AddByHandAsync(context, about, found.ReplyBy, ct);
        }

        return ActivityResult.Done();
    }

    private async Task AddByHandAsync(ActivityContext context, ReplyAbout about, ReplyBy way, CancellationToken ct)
    {
        if (await context.Db.Set<CommentReply>().AnyAsync(r => r.CommentId == context.CorrelationId && r.About == about, ct))
        {
            return;
        }

        var due = await days.AfterAsync(context.Now, CommentSettings.Of(await sites.GetAsync(ct)).SortWorkingDays, ct);
        context.Db.Add(new CommentReply { CommentId = context.CorrelationId, About = about, ReplyBy = way, DueUtc = due });
    }

    private static MailMessage MessageOf(ReplyAbout about, string email, string reference, LeaveOutReason? reason, CommentResponse? response, ResponseForm words)
    {
        var page = new MailLink("See where your comment stands", $"your-comments/{reference}");
        return about switch
        {
            ReplyAbout.LeftOut when reason != LeaveOutReason.OneIndividual => new(email, $"Your comment {reference}", $"""
                Thank you for your comment {reference}. We have read and recorded it.

                The law lets us leave some comments out of what we publish, and this is one of them. {CommentWords.NotMeantSeriously}
                """, page),
            ReplyAbout.LeftOut => new(email, $"Your comment {reference}", $"""
                Thank you for your comment {reference}. We have read and recorded it.

                The law lets us leave some comments out of what we publish, and this is one of them.

                {words.Complaint}
                """, words.ComplaintPage is { } route ? [new MailLink("How to complain", route)] : []),
            ReplyAbout.ActionDone => new(email, $"What we promised about your comment {reference} is done", $"""
                What we said that we would do about your comment {reference} is done.

                {response?.ActionText}
                """, page),
            _ => new(email, $"We have answered your comment {reference}", $"""
                This is our answer to your comment {reference}.

                {response?.Text}

                {response?.ActionText}
                """, page),
        };
    }
}
