using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui.Differences;

namespace LocalOfferCms.Schools.Reports;

/// <summary>An item whose answer changed.</summary>
internal sealed record ItemChange(ReportItem Item, IReadOnlyList<Stretch> Stretches);

/// <summary>What became of the answers between two years.</summary>
/// <param name="Changed">Items whose words changed.</param>
/// <param name="Same">Items that say what they said.</param>
internal sealed record ReportChanges(IReadOnlyList<ItemChange> Changed, IReadOnlyList<ReportItem> Same)
{
    /// <summary>Compares the words that people read; how they are set does not count.</summary>
    public static ReportChanges Between(ContentDocument before, ReportReading now, ContentMarkdown markdown, SiteReferences references)
    {
        var (was, changed, same) = (before.Part("SenInformationReportPart"), new List<ItemChange>(), new List<ReportItem>());
        foreach (var answer in now.Answers)
        {
            var (old, text) = (markdown.PlainText(was.Markdown(answer.Item.Field), references), markdown.PlainText(answer.Text, references));
            if (old == text)
            {
                same.Add(answer.Item);
            }
            else
            {
                changed.Add(new(answer.Item, TextDifference.Between(old, text)));
            }
        }

        return new(changed, same);
    }
}
