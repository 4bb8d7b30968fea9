using LocalOfferCms.Ui.Charts;

namespace LocalOfferCms.Participation.Published;

/// <summary>How many comments the published answers speak for, by topic. Always of the whole list: numbers under filters, set against each other, would tell
/// what each of them hides.</summary>
internal static class AnswerChart
{
    public static BarChart Of(IReadOnlyList<(string Topic, int Count)> topics, int smallest)
    {
        var shown = SmallCounts.Of([.. topics.Select(t => t.Count)], smallest);
        // A number that is hidden has no length. In order of their names where numbers are hidden: the order would tell which hidden number is the greater.
        return new("answer-chart", "Comments that we answered here, by topic", "Topic", "Comments",
            [.. topics.Zip(shown.Cells).OrderByDescending(t => t.Second.Value ?? -1).ThenBy(t => t.First.Topic, StringComparer.CurrentCultureIgnoreCase)
                .Select(t => new ChartBar(t.First.Topic, t.Second.Value ?? 0, t.Second.Words))])
        {
            Total = ("All topics", shown.Total.Words),
        };
    }
}
