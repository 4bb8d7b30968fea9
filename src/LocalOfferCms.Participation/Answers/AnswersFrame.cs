using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.People;

namespace LocalOfferCms.Participation.Answers;

/// <summary>Entries of the menu.</summary>
internal sealed class AnswersMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
    [
        new(AdminMenuGroup.Families, "Answers", "admin/answers", Permissions.AnswerComments, 20, Permissions.ApproveAnswers),
        new(AdminMenuGroup.Families, "To approve", "admin/answers/approve", Permissions.ApproveAnswers, 21),
        new(AdminMenuGroup.Families, "Replies", "admin/answers/replies", Permissions.TriageComments, 22),
    ];
}

/// <summary>Events of answering.</summary>
internal sealed class AnswersAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["CommentRouted"] = "{who} gave the comment {what} to its owner",
        ["CommentPassedOn"] = "{who} passed on the comment {what} of somebody who left",
        ["CommentReminded"] = "{who} reminded the owner of the comment {what}",
        ["CommentEscalated"] = "{who} told the officer that the comment {what} was not answered",
        ["AnswerBegun"] = "{who} began to answer the comment {what}",
        ["CommentAnswered"] = "{who} sent the answer to the comment {what} for approval",
        ["AnswerApproved"] = "{who} approved the answer to the comment {what}",
        ["AnswerReturned"] = "{who} sent back the answer to the comment {what}",
        ["CommentReplied"] = "{who} replied to the sender of the comment {what}",
        ["CommentContactShown"] = "{who} looked at how to reach the sender of the comment {what}",
        ["SnippetAdded"] = "{who} added the text {what} for answers",
        ["SnippetChanged"] = "{who} changed the text {what} for answers",
        ["SnippetRemoved"] = "{who} took away the text {what} for answers",
    };
}
