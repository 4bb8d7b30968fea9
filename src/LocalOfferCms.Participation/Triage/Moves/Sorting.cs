using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Marks;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage.Moves;

/// <summary>What an officer made of a comment.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="Revision">The revision that the form showed.</param>
/// <param name="Text">The working text: without what identifies anyone.</param>
/// <param name="Topic">A topic's term id; null for none.</param>
/// <param name="IsApart">Whether it is not from or for a family.</param>
/// <param name="NobodyIdentified">Whether the officer says that nobody can be identified by what is still marked.</param>
internal sealed record Sorted(string CommentId, int Revision, string Text, string? Topic, bool IsApart, bool NobodyIdentified)
{
    /// <summary>The page it is about, when that is corrected; null leaves it as it is.</summary>
    public PageChoice? Page { get; init; }
}

/// <summary>A page that a comment is about.</summary>
/// <param name="ContentItemId">The item; null for the offer as a whole.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its address in the site, without a leading slash.</param>
internal sealed record PageChoice(string? ContentItemId, string Title, string Path)
{
    public static readonly PageChoice WholeOffer = new(null, "The Local Offer as a whole", "");
}

/// <summary>What the moves of sorting have in common.</summary>
internal static class Sorting
{
    public static readonly Refusal NotUnsorted = new("NotUnsorted", "It has been sorted already.");

    /// <summary>Whether it waits to be sorted.</summary>
    public static IReadOnlyList<Refusal> Refusals(Comment comment) => comment.Stage == CommentStage.Received ? [] : [NotUnsorted];

    /// <summary>Why a working text cannot be taken.</summary>
    public static IReadOnlyList<Refusal> TextRefusals(Comment comment, Sorted sorted) =>
        string.IsNullOrWhiteSpace(sorted.Text) && comment.Picture is null ? [new("NoText", "Keep what the comment says. What identifies somebody can be taken out or said in other words; the rest stays.")]
        : sorted.Text.Length > Comment.LongestText ? [new("TextTooLong", $"The text is {sorted.Text.Length:N0} characters long. The most is {Comment.LongestText:N0}.")]
        : !sorted.NobodyIdentified && PersonalMarks.Find(sorted.Text).Count > 0
            ? [new("MarksLeft", "Look at what is still marked. Take it out, or tick that nobody can be identified by it.")]
        : [];

    /// <summary>Writes what was sorted into the comment. From here on the words as they were sent are to be had from the sealed original alone.</summary>
    public static void Apply(Comment comment, Sorted sorted)
    {
        comment.Text = Clean(sorted.Text);
        comment.Topic = sorted.Topic;
        comment.IsApart = sorted.IsApart;
        if (sorted.Page is { } page)
        {
            (comment.ContentItemId, comment.PageTitle, comment.PagePath) = (page.ContentItemId, page.Title, page.Path);
        }

        comment.Revision++;
    }

    /// <summary>Writes down a move under the comment's reference: never its words.</summary>
    public static void Audit(CmsDbContext db, string what, Comment comment, ChangeContext change) =>
        AuditLog.Add(db, change, what, "Comment", comment.CommentId, comment.Reference);

    /// <summary>A proposal that waits for a second person.</summary>
    public static Task<LeaveOutDecision?> WaitingAsync(CmsDbContext db, string commentId, CancellationToken ct) =>
        db.Set<LeaveOutDecision>().Where(d => d.CommentId == commentId && d.DecidedUtc == null).OrderByDescending(d => d.ProposedUtc).FirstOrDefaultAsync(ct);

    /// <summary>Who acts, as long as a column of a name holds.</summary>
    public static string ShortAuthor(this ChangeContext change) => change.Author.Length <= TriageModel.NameLength ? change.Author : change.Author[..TriageModel.NameLength];

    public static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();
}
