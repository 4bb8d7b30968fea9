using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>Long sentences lose readers; on an easy-read page much sooner.</summary>
internal sealed class SentenceLengthCheck : IContentCheck
{
    public IEnumerable<Finding> Find(CheckedPage page)
    {
        var (hint, should) = page.Readers switch
        {
            Readers.EasyRead => (12, 15),
            Readers.Professionals => (35, 45),
            _ => (28, 36),
        };
        return from p in page.Passages
               where p.Text.Role != TextRole.Title && p.Passage.Kind != PassageKind.Heading
               from sentence in p.Passage.Sentences
               where sentence.Words.Count > hint
               select p.Text.At(p.Passage, sentence.Start, sentence.Length, "SentenceLength", sentence.Words.Count > should ? FindingSeverity.Should : FindingSeverity.Hint,
                   $"A sentence has {sentence.Words.Count} words.", $"Make two of it, or a list. Aim for {(page.Readers == Readers.EasyRead ? "at most 12" : "about 15 to 20")} words.");
    }
}

/// <summary>Sentences that hide who does something. Some are fine; a page full of them is hard to act on.</summary>
internal sealed partial class PassiveCheck : IContentCheck
{
    private const int MostShown = 3;
    private const double ShareThatMatters = 0.15;

    // They end like participles and are not, or say how somebody is.
    private static readonly HashSet<string> Fine = new(StringComparer.OrdinalIgnoreCase)
    {
        "need", "needed", "worried", "concerned", "interested", "tired", "disabled", "excited", "pleased", "involved", "based", "used", "allowed", "entitled", "required",
        "supposed", "closed", "qualified", "experienced", "relaxed", "limited", "married", "related", "supported", "bed", "red", "shed", "indeed", "embed",
        "born", "done", "gone", "set", "put", "called", "open", "unhappy", "registered", "located", "aged", "included", "deaf", "speed", "seed", "feed", "agreed",
    };

    public IEnumerable<Finding> Find(CheckedPage page)
    {
        foreach (var text in page.Texts.Where(t => t.Role == TextRole.Body))
        {
            var sentences = text.Passages.Where(p => p.Kind is PassageKind.Paragraph or PassageKind.Item).SelectMany(p => p.Sentences.Select(s => (Passage: p, Sentence: s))).ToList();
            var passive = sentences.Select(s => (s.Passage, Match: Passive(s.Passage.Text, s.Sentence))).Where(s => s.Match is not null).ToList();
            if (passive.Count == 0 || passive.Count < sentences.Count * ShareThatMatters)
            {
                continue;
            }

            var share = $"{passive.Count} of {sentences.Count} sentences";
            foreach (var (passage, match) in passive.Take(MostShown))
            {
                yield return text.At(passage, match!.Index, match.Length, "Passive", FindingSeverity.Hint,
                    $"'{match.Value}' does not say who does it ({share} here are like this).", "Say who does what: 'We will tell you', not 'You will be told'.");
            }
        }
    }

    private static Match? Passive(string text, Sentence sentence)
    {
        foreach (Match match in BeAndParticiple().Matches(text.Substring(sentence.Start, sentence.Length)))
        {
            if (!Fine.Contains(match.Groups["verb"].Value))
            {
                return BeAndParticiple().Match(text, sentence.Start + match.Index);
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"\b(?:am|is|are|was|were|be|been|being)\s+(?:not\s+|also\s+|often\s+|always\s+|usually\s+|only\s+|\p{L}+ly\s+)?(?<verb>\p{L}{2,}ed|given|made|held|sent|taken|told|written|seen|shown|known|kept|found|paid|met|chosen|done|brought|built|heard|left|lost|read|sold|spent|taught|thought|understood|drawn|broken|led|run|put)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex BeAndParticiple();
}
