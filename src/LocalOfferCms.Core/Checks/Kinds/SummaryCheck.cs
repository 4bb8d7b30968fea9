using LocalOfferCms.Core.Search;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>The summary is what a reader sees in lists and in search results.</summary>
internal sealed class SummaryCheck : IContentCheck
{
    private const int MostWords = 25;
    private const string Field = "SummaryPart.Summary";

    public IEnumerable<Finding> Find(CheckedPage page)
    {
        if (page.Type?.Has("SummaryPart") != true || !page.Content.Part("AutoroutePart").Exists)
        {
            yield break;
        }

        var title = page.Texts.FirstOrDefault(t => t is { Role: TextRole.Title, Field: "TitlePart.Title" })?.Text ?? "";
        if (page.Texts.FirstOrDefault(t => t.Field == Field) is not { } summary || string.IsNullOrWhiteSpace(summary.Text))
        {
            yield return new("Summary", FindingSeverity.Should, "There is no summary.", "Say in one sentence what the page is for: lists and search results show it.", new(Field, "Summary", 0, 0, 0, 0, ""));
        }
        else if (!Adds(summary.Text, title))
        {
            yield return summary.Whole("Summary", FindingSeverity.Should, "The summary only repeats the title.", "Say what a reader can do or learn on the page.");
        }
        else if (summary.Passages.SelectMany(p => p.Sentences).Sum(s => s.Words.Count) is > MostWords and var count)
        {
            yield return summary.Whole("SummaryLength", FindingSeverity.Hint, $"The summary has {count} words. Lists cut it off.", $"Aim for at most {MostWords} words.");
        }
    }

    /// <summary>Whether the summary holds a word that matters and is not in the title.</summary>
    private static bool Adds(string summary, string title)
    {
        var known = Stems(title).ToHashSet();
        return known.Count == 0 || Stems(summary).Any(stem => !known.Contains(stem));
    }

    private static IEnumerable<string> Stems(string text) =>
        SentenceSplitter.Split(text).SelectMany(s => s.Words).Where(w => w.Text.Length > 3).Select(w => Stemmer.Stem(w.Text.ToLowerInvariant()));
}
