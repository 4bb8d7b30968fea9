using LocalOfferCms.Core.Audit;

namespace LocalOfferCms.Participation.Box;

/// <summary>What the box's audit entries say.</summary>
internal sealed class CommentAudit : IAuditWords
{
    /// <summary>The kind of subject that audit entries about a comment have.</summary>
    public const string Kind = "Comment";

    /// <summary>Who acts by the secret link. Never a name.</summary>
    public const string Sender = "The sender";

    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["CommentEntered"] = "{who} entered the comment {what}",
        ["CommentDetailsAdded"] = "{who} said more about the comment {what}",
        ["CommentWithdrawn"] = "{who} took the comment {what} back",
        ["CommentTakeBackAsked"] = "{who} asked that the published comment {what} be taken back",
    };
}
