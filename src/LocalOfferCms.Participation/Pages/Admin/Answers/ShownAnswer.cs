using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>An answer as it will look.</summary>
internal sealed record ShownAnswer(CommentResponse Response, bool IsApart, string Action, string? Topic, bool IsUnderPage)
{
    public static ShownAnswer Of(CommentResponse response, Comment comment, SiteSnapshot site) => new(response, comment.IsApart, Words(response.Action),
        response.Topic is { } topic ? site.TermName("topics", topic) : null, response.ContentItemId is not null);

    /// <summary>Where an action stands, in words.</summary>
    public static string Words(ActionStatus action) => action switch
    {
        ActionStatus.Planned => "Planned",
        ActionStatus.UnderWay => "Under way",
        ActionStatus.Done => "Done",
        _ => "Nothing changes",
    };
}

/// <summary>The council's topics, as a list to choose from.</summary>
internal static class AnswerTopics
{
    public static IEnumerable<SelectListItem> Of(SiteSnapshot site) =>
        site.Taxonomies.TryGetValue("topics", out var topics) ? topics.OrderBy(t => t.Value, StringComparer.CurrentCulture).Select(t => new SelectListItem(t.Value, t.Key)) : [];
}
