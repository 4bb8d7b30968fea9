using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Triage;

/// <summary>What the audit says of sorting.</summary>
internal sealed class TriageAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["CommentSorted"] = "{who} sorted the comment {what} and sent it to its owner",
        ["CommentFolded"] = "{who} put the comment {what} with another that says the same",
        ["CommentLeavingOutProposed"] = "{who} proposed to leave out the comment {what}",
        ["CommentLeftOut"] = "{who} agreed to leave out the comment {what}",
        ["CommentLeavingOutRefused"] = "{who} refused to leave out the comment {what}",
        ["CommentSampleAgreed"] = "{who} looked again at the comment {what} and agreed that it is left out",
        ["CommentPutBack"] = "{who} looked again at the comment {what} and put it back to be sorted",
        ["CommentHeld"] = "{who} held {what}",
        ["CommentOriginalOpened"] = "{who} opened the words as they were sent: {what}",
        ["CommentContactOpened"] = "{who} opened the contact details: {what}",
        ["SafeguardingNoted"] = "{who} noted what was done: {what}",
        ["SafeguardingCleared"] = "{who} cleared {what}",
        ["SafeguardingConfirmed"] = "{who} confirmed {what}",
    };
}

/// <summary>The workspace's entries.</summary>
internal sealed class TriageMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items =>
    [
        new(AdminMenuGroup.Families, "Comments", "admin/comments", Permissions.TriageComments, 10),
        new(AdminMenuGroup.Families, "Safeguarding", "admin/safeguarding", Permissions.ReadSealed, 20),
    ];
}

/// <summary>What is known of a comment, in words for officers.</summary>
internal static class TriageWords
{
    public static string Of(CommentStage stage) => stage switch
    {
        CommentStage.Received => "Not sorted",
        CommentStage.LeavingOut => "To agree: leave out?",
        CommentStage.WithOwner => "With its owner",
        CommentStage.Answered => "Answer to approve",
        CommentStage.Approved => "Answer approved",
        CommentStage.Published => "Published",
        CommentStage.LeftOut => "Left out",
        CommentStage.Closed => "Answered, counted apart",
        _ => "Taken back by the sender",
    };

    public static string Colour(CommentStage stage) => stage switch
    {
        CommentStage.Received => "blue",
        CommentStage.LeavingOut => "purple",
        CommentStage.WithOwner => "yellow",
        CommentStage.Answered or CommentStage.Approved => "turquoise",
        CommentStage.Published => "green",
        _ => "grey",
    };

    public static string Of(CommentChannel channel) => channel switch
    {
        CommentChannel.Site => "On the site",
        CommentChannel.Phone => "By telephone",
        CommentChannel.Paper => "On paper",
        CommentChannel.Meeting => "At a meeting",
        CommentChannel.Voice => "As a voice message",
        _ => "Another way",
    };

    public static string Of(CommentFrom? from) => from switch
    {
        CommentFrom.YoungPerson => "A young person",
        CommentFrom.ParentOrCarer => "A parent or carer",
        CommentFrom.OnBehalf => "Somebody for a young person or family",
        CommentFrom.Professional => "A professional",
        _ => "They did not say",
    };

    public static string Of(CommentAbout? about) => about switch
    {
        CommentAbout.Content => "What is there, how good it is, or what is missing",
        CommentAbout.Accessibility => "How easy the information is to use",
        CommentAbout.Development => "How the offer was made or reviewed",
        CommentAbout.Other => "Something else",
        _ => "They did not say",
    };
}
