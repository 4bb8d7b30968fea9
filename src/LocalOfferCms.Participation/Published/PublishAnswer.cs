using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Search;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>Puts an approved answer on the site, with every comment that it answers; a comment that counts apart is closed and not published.
/// Several comments share an answer, and each has a workflow of its own: whichever comes second finds it done.</summary>
internal sealed class PublishAnswer(SiteSnapshots sites, ISearchIndex search, AnswerSignals signals)
{
    private const string Author = "Workflow";

    /// <summary>Publishes the answer of a comment in the caller's write.</summary>
    /// <exception cref="InvalidOperationException">The comment has no approved answer, or it is held back for a child's safety.</exception>
    public async Task ExecuteAsync(CmsDbContext db, WriteSession write, string commentId, DateTime now, CancellationToken ct)
    {
        var comment = await db.Set<Comment>().SingleAsync(c => c.CommentId == commentId, ct);
        if (comment.Stage is CommentStage.Withdrawn or CommentStage.LeftOut or CommentStage.Closed or CommentStage.Published)
        {
            return;
        }

        if (!IsSafe(comment))
        {
            throw new InvalidOperationException($"Comment {comment.Reference} is with the safeguarding lead and must not be published.");
        }

        var response = comment.ResponseId is { } id ? await db.Set<CommentResponse>().SingleOrDefaultAsync(r => r.ResponseId == id, ct) : null;
        if (response?.Stage is not (ResponseStage.Approved or ResponseStage.Published or ResponseStage.Removed))
        {
            throw new InvalidOperationException($"The answer to comment {comment.Reference} has not been approved.");
        }

        var comments = (await db.Set<Comment>().Where(c => c.ResponseId == response.ResponseId).ToListAsync(ct)).Where(IsReady).ToList();
        foreach (var each in comments)
        {
            Close(each, now);
        }

        if (response.Stage == ResponseStage.Approved && comments.Exists(c => !c.IsApart))
        {
            await PublishAsync(db, response, comments, now, ct);
        }

        foreach (var each in comments)
        {
            AuditLog.Add(db, new ChangeContext(now, Author), each.IsApart ? "CommentClosed" : "CommentPublished", "Comment", each.CommentId, each.Reference);
        }

        await signals.RaiseAsync(db, write, response, ct);
        CrashPoints.Pass("comment:published");
    }

    private async Task PublishAsync(CmsDbContext db, CommentResponse response, List<Comment> comments, DateTime now, CancellationToken ct)
    {
        response.Topic ??= await TopicOfAsync(db, response, comments, ct);
        if (response.ContentItemId is { } item && await TopicOnlyPages.HasAsync(db, item, TopicOnlyPages.SmallSchool(await sites.GetAsync(ct)), ct))
        {
            response.ContentItemId = null;
            AuditLog.Add(db, new ChangeContext(now, Author, "The place is so small that its page would tell who is meant."), "AnswerFiledByTopic", "CommentResponse", response.ResponseId, Title(response));
        }

        // One that was on the site before it was held goes back to where it was.
        (response.Stage, response.PublishedUtc) = (ResponseStage.Published, response.PublishedUtc ?? now);
        response.ActionDoneUtc ??= response.Action == ActionStatus.Done ? now : null;
        response.Revision++;
        AuditLog.Add(db, new ChangeContext(now, Author), "AnswerPublished", "CommentResponse", response.ResponseId, Title(response));
        await search.WriteAsync(db, AnswerDocuments.Of(response), ct);
    }

    private static void Close(Comment comment, DateTime now)
    {
        if (!comment.IsApart)
        {
            (comment.Stage, comment.PublishedUtc) = (CommentStage.Published, now);
        }
        else
        {
            comment.Stage = CommentStage.Closed;
        }

        comment.ClosedUtc ??= now;
        comment.Revision++;
    }

    private static bool IsReady(Comment comment) => IsSafe(comment) && comment.Stage is CommentStage.WithOwner or CommentStage.Answered or CommentStage.Approved;

    private static bool IsSafe(Comment comment) => comment.Safety is CommentSafety.None or CommentSafety.Cleared;

    private static async Task<string?> TopicOfAsync(CmsDbContext db, CommentResponse response, List<Comment> comments, CancellationToken ct) =>
        comments.Find(c => c.Topic is not null)?.Topic ?? (response.ContentItemId is { } item
            ? await db.Terms.Where(t => t.ContentItemId == item && t.Taxonomy == "topics").OrderBy(t => t.Term).Select(t => t.Term).FirstOrDefaultAsync(ct)
            : null);

    /// <summary>What the audit calls an answer: never its words, which may have to go one day.</summary>
    public static string Title(CommentResponse response) => response.PublishedUtc is { } day ? FormattableString.Invariant($"the answer of {day:d MMMM yyyy}") : "an answer";
}

/// <summary>The step "publish" of the workflow type "Public comment".</summary>
internal sealed class PublishCommentTask(PublishAnswer publish) : IWorkflowActivity
{
    /// <summary>The safeguarding lead has it: it is published if and when it is let go on.</summary>
    private const string Held = "Held";

    public string Name => "PublishCommentTask";

    public bool IsEvent => false;

    public string Title => "Publish the comment with its answer";

    public IReadOnlyList<string> Outcomes(System.Text.Json.Nodes.JsonObject properties) => ["Done", Held];

    public async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        if (await context.Db.Set<Comment>().AnyAsync(c => c.CommentId == context.CorrelationId && c.Safety == CommentSafety.Held, ct))
        {
            return ActivityResult.Done(Held);
        }

        await publish.ExecuteAsync(context.Db, context.Write, context.CorrelationId, context.Now, ct);
        return ActivityResult.Done();
    }
}
