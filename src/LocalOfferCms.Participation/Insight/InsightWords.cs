using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Participation.Insight;

/// <summary>What is counted, in words.</summary>
internal static class InsightWords
{
    private const string Topics = "topics";

    public static string Heading(InsightBy by) => by switch
    {
        InsightBy.Owner => "By owner",
        InsightBy.Topic => "By topic",
        InsightBy.About => "By what they are about",
        InsightBy.From => "By who wrote them",
        _ => "By how they came",
    };

    public static string Of(InsightBy by) => by switch
    {
        InsightBy.Owner => "Owner",
        InsightBy.Topic => "Topic",
        InsightBy.About => "About",
        InsightBy.From => "From",
        _ => "Channel",
    };

    public static string Of(InsightBy by, string? key, IReadOnlyDictionary<string, string> people, SiteSnapshot site) => (by, key) switch
    {
        (InsightBy.Owner, null) => "Nobody yet",
        (InsightBy.Owner, { } id) => people.GetValueOrDefault(id, "Somebody who has left"),
        (InsightBy.Topic, null) => "No topic",
        (InsightBy.Topic, { } term) => site.TermName(Topics, term),
        (InsightBy.About, "Content") => "What is there, its quality, what is missing",
        (InsightBy.About, "Accessibility") => "How easy the information is to use",
        (InsightBy.About, "Development") => "How the offer was made or reviewed",
        (InsightBy.About, "Other") => "Something else",
        (InsightBy.From, "YoungPerson") => "Children and young people",
        (InsightBy.From, "ParentOrCarer") => "Parents and carers",
        (InsightBy.From, "OnBehalf") => "Somebody for them",
        (InsightBy.From, "Professional") => "Professionals",
        (InsightBy.Channel, "Site") => "On the site",
        (InsightBy.Channel, "Phone") => "By telephone",
        (InsightBy.Channel, "Paper") => "On paper",
        (InsightBy.Channel, "Meeting") => "At a meeting",
        (InsightBy.Channel, "Voice") => "By voice",
        (InsightBy.Channel, _) => "In another way",
        _ => "They did not say",
    };
}

