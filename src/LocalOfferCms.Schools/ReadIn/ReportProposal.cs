using LocalOfferCms.Core;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Schools.Portal;
using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>What a report that was read would become: which passage for which item. Until somebody accepts it, it is nowhere but in their form.</summary>
internal static class ReportProposal
{
    /// <summary>The passages as entries of a form: by the law's items, and what fits nowhere at the end. No word of the report is left out.</summary>
    public static List<ProposalEntry> Of(SiteSnapshot site, SchoolReport report, string markdown)
    {
        var places = ReportMatcher.Place(site, report.Kind, PassageSplitter.Split(markdown));
        var order = ReportLaw.Of(site).Items.Select((item, at) => (item.Id, at)).ToDictionary(i => i.Id, i => i.at);
        return [.. places.OrderBy(p => p.Item is null ? int.MaxValue : order[p.Item.Id]).Select(place => Entry(place, report))];
    }

    /// <summary>How sure a proposal is, in words.</summary>
    public static string Words(Sureness sureness) => sureness switch
    {
        Sureness.VeryLikely => "Very likely.",
        Sureness.Likely => "Likely.",
        _ => "Perhaps: please check.",
    };

    /// <summary>What the entries that somebody took make of an item's answer.</summary>
    /// <param name="now">What the report says now.</param>
    /// <param name="taken">The entries, in order.</param>
    public static string Answer(string now, IEnumerable<ProposalEntry> taken)
    {
        var entries = taken.ToList();
        var texts = entries.Select(e => e.Text?.ReplaceLineEndings("\n").Trim() ?? "").Where(t => t.Length > 0);
        return string.Join("\n\n", entries.Exists(e => e.How == ProposalEntry.Instead) || now.Length == 0 ? texts : texts.Prepend(now));
    }

    /// <summary>What is wrong with what somebody wants to take: the place of an entry in the form, and a sentence.</summary>
    public static IEnumerable<(int At, Refusal Refusal)> Refusals(IReadOnlyList<ProposalEntry> entries, IReadOnlyList<ReportItem> items)
    {
        for (var at = 0; at < entries.Count; at++)
        {
            var entry = entries[at];
            if (entry.Take && !items.Any(i => i.Id == entry.Item))
            {
                yield return (at, new("ReadInItem", "Choose the item that this text answers, or untick it."));
            }
            else if (entry.Take && string.IsNullOrWhiteSpace(entry.Text))
            {
                yield return (at, new("ReadInText", "This text is empty. Untick it, or write what it should say."));
            }
        }
    }

    private static ProposalEntry Entry(PassagePlace place, SchoolReport report)
    {
        var (passage, item) = (place.Passage, place.Item);
        var heading = passage.Number.Length > 0 ? $"{passage.Number} {passage.Heading}" : passage.Heading;
        var or = place.OrItem is { } other ? $" It could also be {other.Number}: {other.Label}." : "";
        return new()
        {
            Heading = heading,
            // A heading without a text below it is all that there is to keep.
            Text = passage.Text.Length > 0 ? passage.Text : heading,
            Item = item?.Id ?? "",
            Proposed = item?.Id ?? "",
            Why = item is null ? "" : $"{Words(place.Sureness)} {place.Reason}{or}",
            Take = place.Sureness == Sureness.VeryLikely && item is not null && report.Answer(item.Field).Length == 0,
        };
    }
}
