using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Moves;

/// <summary>Writes the answer to a comment, or to several at once: kept as a draft, then sent for approval.</summary>
internal sealed class AnswerComments(CmsDbContext db, SiteSnapshots sites, WorkflowEvents workflows)
{
    private const int MostPeople = 500;

    /// <summary>Why the answer cannot be sent yet; each code is a field of the form.</summary>
    public async Task<IReadOnlyList<Refusal>> ToSendAsync(AnswerDraft draft, bool isApart, DateTime now, CancellationToken ct)
    {
        var site = await sites.GetAsync(ct);
        return AnswerRefusals.ToSend(draft, isApart, TopicsOf(site), CouncilDay.Of(db.Tenant, now), await NamesAsync(ct));
    }

    /// <summary>Ids of the council's topics.</summary>
    public static IReadOnlyCollection<string> TopicsOf(SiteSnapshot site) => site.Taxonomies.TryGetValue("topics", out var topics) ? [.. topics.Keys] : [];

    /// <summary>Names of people of the workspace: the public reads none of them.</summary>
    public Task<List<string>> NamesAsync(CancellationToken ct) =>
        db.People.AsNoTracking().Where(p => p.Name != "").OrderBy(p => p.Id).Select(p => p.Name).Take(MostPeople).ToListAsync(ct);

    /// <summary>Other comments that may share the answer: about the same page or topic, with the same owner, and with no answer of their own.</summary>
    /// <param name="comment">The comment that was opened.</param>
    /// <param name="person">Who answers: an officer may join comments of several owners.</param>
    public IQueryable<Comment> Joinable(Comment comment, CurrentPerson person)
    {
        var isOfficer = person.IsOfficer();
        return db.Set<Comment>().Waiting().Where(c => c.CommentId != comment.CommentId && c.IsApart == comment.IsApart && c.SameAsId == null
            && (c.ResponseId == null || c.ResponseId == comment.ResponseId) && (isOfficer || c.OwnerId == comment.OwnerId)
            && ((comment.ContentItemId != null && c.ContentItemId == comment.ContentItemId) || (comment.Topic != null && c.Topic == comment.Topic)
                || (comment.ContentItemId == null && c.ContentItemId == null && c.PagePath == comment.PagePath)
                || (comment.ResponseId != null && c.ResponseId == comment.ResponseId)));
    }

    /// <summary>Keeps what was written, in one transaction; nothing has to be complete.</summary>
    /// <returns>The answer's revision from now on.</returns>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<int> SaveAsync(AnswerDraft draft, CurrentPerson person, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.Set<Comment>().SingleOrDefaultAsync(c => c.CommentId == draft.CommentId, ct) ?? throw new RefusedException([AnswerRefusals.NotFound]);
        var response = await ResponseAsync(comment, ct);
        AnswerRefusals.ToAnswer(comment, response).ThrowIfAny();
        if (IsStale(draft, comment, response, person.Id))
        {
            throw new RefusedException([AnswerRefusals.Stale]);
        }

        if (response is null)
        {
            response = new CommentResponse { ResponseId = ContentIds.New(change.Now), Text = "", ActionText = "", YouSaid = "", AuthorId = person.Id };
            db.Add(response);
            Audit("AnswerBegun", comment, change);
        }

        Fill(response, draft, comment, person.Id);
        await JoinAsync(comment, response, draft.Also, person, ct);
        await write.CommitAsync(ct);
        return response.Revision;
    }

    /// <summary>Sends what is kept for approval, in one transaction, with every comment that it answers.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task SendAsync(string commentId, int answerRevision, CurrentPerson person, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var comment = await db.Set<Comment>().SingleOrDefaultAsync(c => c.CommentId == commentId, ct) ?? throw new RefusedException([AnswerRefusals.NotFound]);
        var response = await ResponseAsync(comment, ct) ?? throw new RefusedException([new("NoAnswer", "Write the answer first.")]);
        AnswerRefusals.ToAnswer(comment, response).ThrowIfAny();
        if (response.Revision != answerRevision)
        {
            throw new RefusedException([AnswerRefusals.Stale]);
        }

        (await ToSendAsync(Of(comment, response), comment.IsApart, change.Now, ct)).ThrowIfAny();
        (response.Stage, response.ReturnNote, response.AuthorId) = (ResponseStage.InReview, null, person.Id);
        response.ActionDoneUtc = response.Action == ActionStatus.Done ? change.Now : null;
        response.Revision++;
        foreach (var each in await ServedAsync(comment, response.ResponseId, ct))
        {
            (each.Stage, each.ResponseId) = (CommentStage.Answered, response.ResponseId);
            each.Revision++;
            Audit("CommentAnswered", each, change);
            await workflows.RaiseAsync(db, write, new(CommentEvents.Answered, each.CommentId), ct);
        }

        CrashPoints.Pass("comments:answered");
        await write.CommitAsync(ct);
    }

    /// <summary>A kept answer as a form has it.</summary>
    public static AnswerDraft Of(Comment comment, CommentResponse response) => new(comment.CommentId, comment.Revision, response.Revision)
    {
        YouSaid = response.YouSaid,
        Text = response.Text,
        Action = response.IsActionChosen ? response.Action : null,
        ActionText = response.ActionText,
        ActionOwner = response.ActionOwner ?? "",
        ActionDue = response.ActionDue,
        FamiliesInvolved = response.FamiliesInvolved,
        Topic = response.Topic,
        UnderPage = response.IsPlaceChosen ? response.ContentItemId is not null : null,
    };

    /// <summary>The comment and all that share its answer: those that were joined, and those that were folded into one of them.</summary>
    private async Task<List<Comment>> ServedAsync(Comment comment, string responseId, CancellationToken ct)
    {
        var joined = await db.Set<Comment>().Waiting().Where(c => c.ResponseId == responseId || c.CommentId == comment.CommentId).ToListAsync(ct);
        var ids = joined.Select(c => c.CommentId).ToList();
        var folded = await db.Set<Comment>().Waiting().Where(c => c.SameAsId != null && ids.Contains(c.SameAsId)).ToListAsync(ct);
        return [.. joined.Concat(folded).DistinctBy(c => c.CommentId)];
    }

    private async Task JoinAsync(Comment comment, CommentResponse response, IReadOnlyList<string> also, CurrentPerson person, CancellationToken ct)
    {
        var joinable = await Joinable(comment, person).ToListAsync(ct);
        comment.ResponseId = response.ResponseId;
        foreach (var other in joinable)
        {
            other.ResponseId = also.Contains(other.CommentId) ? response.ResponseId : null;
        }
    }

    private static void Fill(CommentResponse response, AnswerDraft draft, Comment comment, string personId)
    {
        (response.YouSaid, response.Text) = (comment.IsApart ? "" : Clean(draft.YouSaid), Clean(draft.Text));
        (response.Action, response.IsActionChosen, response.ActionText) = (draft.Action ?? ActionStatus.None, draft.Action is not null, Clean(draft.ActionText));
        (response.ActionOwner, response.ActionDue) = (draft.ActionOwner.Trim() is { Length: > 0 } team ? team.Cut(AnswerRefusals.LongestLine) : null, draft.ActionDue);
        response.FamiliesInvolved = Clean(draft.FamiliesInvolved);
        response.Topic = draft.Topic;
        (response.ContentItemId, response.IsPlaceChosen) = (draft.UnderPage == true && !comment.IsApart ? comment.ContentItemId : null, draft.UnderPage is not null);
        response.AuthorId = personId;
        response.Writers = response.Writers.Split('\n').Contains(personId) ? response.Writers : $"{response.Writers}\n{personId}".Trim();
        response.Revision++;
    }

    /// <summary>Whether somebody else changed it since the form was made. Who wrote last may have it open twice: their own words are no surprise to them.</summary>
    private static bool IsStale(AnswerDraft draft, Comment comment, CommentResponse? response, string personId) =>
        comment.Revision != draft.CommentRevision || ((response?.Revision ?? 0) != draft.AnswerRevision && response?.AuthorId != personId);

    private Task<CommentResponse?> ResponseAsync(Comment comment, CancellationToken ct) =>
        comment.ResponseId is { } id ? db.Set<CommentResponse>().SingleOrDefaultAsync(r => r.ResponseId == id, ct) : Task.FromResult<CommentResponse?>(null);

    private void Audit(string what, Comment comment, ChangeContext change) => AuditLog.Add(db, change, what, "Comment", comment.CommentId, comment.Reference);

    private static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();
}
