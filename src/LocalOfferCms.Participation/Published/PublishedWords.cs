using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.People;

namespace LocalOfferCms.Participation.Published;

/// <summary>What the audit says about published answers.</summary>
internal sealed class PublishedAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["CommentPublished"] = "Comment {what} was published with its answer",
        ["CommentClosed"] = "Comment {what} was closed without being published, since it counts apart",
        ["AnswerPublished"] = "{what} to a comment was published",
        ["AnswerFiledByTopic"] = "{what} stands under its topic and not under its page",
        ["AnswerCorrected"] = "{who} corrected {what} to a comment",
        ["AnswerTakenDown"] = "{who} took {what} to a comment down",
        ["AnswerActionChanged"] = "{who} changed the action of {what} to a comment",
        ["AnswerActionDone"] = "{who} said that the action of {what} to a comment is done",
        ["ChangeNoteAdded"] = "{who} added a note for the public to {what}",
        ["CommentYearPublished"] = "{who} published {what} on comments",
        ["CommentYearNoted"] = "{who} noted a correction beside {what} on comments",
    };
}

/// <summary>"Published answers" in the workspace's menu.</summary>
internal sealed class PublishedMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Families, "Published answers", "admin/published-answers", Permissions.ApproveAnswers, Order: 40)];
}
