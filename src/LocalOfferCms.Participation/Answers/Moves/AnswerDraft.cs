using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Answers.Moves;

/// <summary>What an owner has written.</summary>
/// <param name="CommentId">The comment that was opened.</param>
/// <param name="AnswerRevision">The answer's revision that the form was made from; 0 for none.</param>
/// <param name="CommentRevision">The comment's revision that the form was made from.</param>
internal sealed record AnswerDraft(string CommentId, int CommentRevision, int AnswerRevision)
{
    /// <summary>Other comments that the answer serves.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
    public string YouSaid { get; init; } = "";
    public string Text { get; init; } = "";
    /// <summary>Null while nothing is chosen.</summary>
    public ActionStatus? Action { get; init; }
    public string ActionText { get; init; } = "";
    public string ActionOwner { get; init; } = "";
    public DateOnly? ActionDue { get; init; }
    public string FamiliesInvolved { get; init; } = "";
    public string? Topic { get; init; }
    /// <summary>Whether it is published under the page; null while nothing is chosen.</summary>
    public bool? UnderPage { get; init; }
}
