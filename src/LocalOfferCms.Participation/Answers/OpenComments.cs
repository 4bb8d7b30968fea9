using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Answers;

/// <summary>Which comments owners and officers see here: sorted ones, and never one that waits for the safeguarding lead or is a safeguarding matter.</summary>
internal static class OpenComments
{
    private static readonly CommentStage[] Sorted = [CommentStage.WithOwner, CommentStage.Answered, CommentStage.Approved, CommentStage.Published, CommentStage.Closed];

    public static IQueryable<Comment> Sortable(this IQueryable<Comment> comments) =>
        comments.Where(c => Sorted.Contains(c.Stage) && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared));

    /// <summary>Those that still wait for their owner's answer.</summary>
    public static IQueryable<Comment> Waiting(this IQueryable<Comment> comments) =>
        comments.Where(c => c.Stage == CommentStage.WithOwner && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared));

    /// <summary>Whether somebody sees everybody's comments, and not their own alone.</summary>
    public static bool SeesAll(this CurrentPerson person) => person.Has(Permissions.TriageComments) || person.Has(Permissions.ApproveAnswers);

    /// <summary>Whether somebody decides who answers what.</summary>
    public static bool IsOfficer(this CurrentPerson person) => person.Has(Permissions.TriageComments);

    /// <summary>Whether a comment can be shown here at all.</summary>
    public static bool IsOpen(this Comment comment) => Sorted.Contains(comment.Stage) && comment.IsSafe();

    /// <summary>Whether nothing holds it back.</summary>
    public static bool IsSafe(this Comment comment) => comment.Safety is CommentSafety.None or CommentSafety.Cleared;

    /// <summary>The title of its page, as mail and lists call it.</summary>
    public static string About(this Comment comment) => comment.PageTitle.Length > 0 ? comment.PageTitle.Cut(120) : "the SEND Local Offer";
}
