using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Published;

/// <summary>States of an action in plain words, with their colours.</summary>
internal static class ActionWords
{
    /// <summary>In the order in which an action goes through them; what is not done last.</summary>
    public static IReadOnlyList<ActionStatus> All { get; } = [ActionStatus.Planned, ActionStatus.UnderWay, ActionStatus.Done, ActionStatus.None];

    public static string Of(ActionStatus action) => action switch
    {
        ActionStatus.Planned => "Planned",
        ActionStatus.UnderWay => "Under way",
        ActionStatus.Done => "Done",
        _ => "No change, and why",
    };

    /// <summary>How an address says it.</summary>
    public static string Slug(ActionStatus action) => action switch
    {
        ActionStatus.Planned => "planned",
        ActionStatus.UnderWay => "under-way",
        ActionStatus.Done => "done",
        _ => "no-change",
    };

    public static ActionStatus? Read(string? slug) => All.Where(a => Slug(a) == slug).Select(a => (ActionStatus?)a).FirstOrDefault();

    public static string Colour(ActionStatus action) => action switch
    {
        ActionStatus.Planned => "govuk-tag--blue",
        ActionStatus.UnderWay => "govuk-tag--yellow",
        ActionStatus.Done => "govuk-tag--green",
        _ => "govuk-tag--grey",
    };
}
