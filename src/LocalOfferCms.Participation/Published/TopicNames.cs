using LocalOfferCms.Core.Pages;

namespace LocalOfferCms.Participation.Published;

/// <summary>Topics of answers as the council has them today: one that was merged into another counts as that other.</summary>
internal static class TopicNames
{
    public const string Taxonomy = "topics";
    private const int LongestChain = 10;

    /// <summary>A topic's name; null for none.</summary>
    public static string? Of(SiteSnapshot site, string? topic) => topic is null ? null : site.TermName(Taxonomy, Today(site, topic));

    /// <summary>The topic that has taken its place, or it itself.</summary>
    public static string Today(SiteSnapshot site, string topic)
    {
        for (var i = 0; i < LongestChain && site.Vocabularies.GetValueOrDefault(Taxonomy)?.Find(topic)?.MergedInto is { Length: > 0 } into; i++)
        {
            topic = into;
        }

        return topic;
    }

    /// <summary>A topic and those that were merged into it.</summary>
    public static IReadOnlyList<string> With(SiteSnapshot site, string topic) =>
        [topic, .. site.Vocabularies.GetValueOrDefault(Taxonomy)?.Terms.Where(t => t.Id != topic && Today(site, t.Id) == topic).Select(t => t.Id) ?? []];
}
