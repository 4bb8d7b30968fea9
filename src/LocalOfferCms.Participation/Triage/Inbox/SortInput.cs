using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Marks;
using LocalOfferCms.Participation.Triage.Moves;

namespace LocalOfferCms.Participation.Triage.Inbox;

/// <summary>What the sorting form asks for. It travels with every press of a button, so that nothing typed is lost and nothing half done is saved.</summary>
internal sealed class SortInput
{
    public const string WholeOffer = "whole-offer";
    public const string Apart = "apart";
    public const string Family = "family";

    public int Revision { get; set; }
    /// <summary>The working text.</summary>
    public string? Text { get; set; }
    public string? Topic { get; set; }
    /// <summary><see cref="Family"/> or <see cref="Apart"/>.</summary>
    public string From { get; set; } = Family;
    /// <summary>The page it is about: empty for the one it has, <see cref="WholeOffer"/>, or an item's id.</summary>
    public string? Page { get; set; }
    /// <summary>Words to find another page by.</summary>
    public string? PageWords { get; set; }
    public bool NobodyIdentified { get; set; }
    /// <summary>The comment that says the same.</summary>
    public string? SameAs { get; set; }
    public LeaveOutReason? Reason { get; set; }
    public string? Note { get; set; }
    public string? HoldNote { get; set; }

    public string Working => (Text ?? "").ReplaceLineEndings("\n");

    public Sorted ToSorted(string commentId, PageChoice? page) =>
        new(commentId, Revision, Working, string.IsNullOrEmpty(Topic) ? null : Topic, From == Apart, NobodyIdentified) { Page = page };

    /// <summary>Fills the form from a comment.</summary>
    public static SortInput Of(Comment comment) => new()
    {
        Revision = comment.Revision,
        Text = comment.Text,
        Topic = comment.Topic,
        From = comment.IsApart || comment.From == CommentFrom.Professional ? Apart : Family,
    };
}

/// <summary>Marks that say the same, as the list beside the text shows them.</summary>
/// <param name="Mark">The first of them.</param>
/// <param name="Count">How often the words stand there.</param>
internal sealed record MarkGroup(Mark Mark, int Count)
{
    /// <summary>What the button posts.</summary>
    public string Value => $"{Mark.Kind}|{Mark.Text}";

    public static IReadOnlyList<MarkGroup> Of(string text) =>
        [.. PersonalMarks.Find(text).GroupBy(m => (m.Kind, m.Text.ToLowerInvariant())).Select(g => new MarkGroup(g.First(), g.Count()))];

    /// <summary>The text without what a button's value points at.</summary>
    public static string TakeOut(string text, string? value) =>
        value?.Split('|', 2) is [var kind, var words] && Enum.TryParse<MarkKind>(kind, out var known) ? PersonalMarks.TakeOut(text, known, words) : text;
}
