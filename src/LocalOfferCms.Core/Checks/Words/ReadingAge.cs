using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Checks.Words;

/// <summary>Works out a text's reading band by the Flesch-Kincaid formula, kind to this field: a word that the glossary explains, or a name, is not counted as hard.</summary>
internal static class ReadingAge
{
    private const int FewestWords = 60;
    private const int HardSyllables = 4;
    private const int MostShown = 6;
    private const int LongSentence = 20;

    public static ReadingLevel? Of(CheckedPage page)
    {
        var glossary = GlossaryIndex.For(page.Site.Glossary);
        var (words, syllables, sentences) = (0, 0, new List<(int Count, string Text)>());
        var hard = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (_, passage) in page.Passages.Where(p => p.Text.Role is TextRole.Body or TextRole.Summary && p.Passage.Kind is not (PassageKind.Heading or PassageKind.HeadCell or PassageKind.Cell)))
        {
            var explained = glossary.Find(passage.Text);
            foreach (var sentence in passage.Sentences)
            {
                sentences.Add((sentence.Words.Count, passage.Text.Substring(sentence.Start, sentence.Length)));
                foreach (var word in sentence.Words)
                {
                    var count = Syllables.Count(word.Text);
                    var isEasy = (word.IsCapitalised && word.Start > sentence.Start) || explained.Exists(m => m.Start <= word.Start && word.Start < m.End);
                    words++;
                    syllables += isEasy ? Math.Min(count, 2) : count;
                    if (!isEasy && count >= HardSyllables)
                    {
                        hard[word.Text.ToLowerInvariant()] = hard.GetValueOrDefault(word.Text) + 1;
                    }
                }
            }
        }

        if (words < FewestWords)
        {
            return null;
        }

        var grade = (0.39 * words / sentences.Count) + (11.8 * syllables / words) - 15.59;
        return new(BandOf(grade + 5), AimOf(page.Readers), words,
            [.. hard.OrderByDescending(h => h.Value).ThenByDescending(h => h.Key.Length).Take(MostShown).Select(h => h.Key)],
            [.. sentences.Where(s => s.Count > LongSentence).OrderByDescending(s => s.Count).Take(MostShown).Select(s => s.Text)]);
    }

    // Half a year either way is the same to a reader.
    private static ReadingBand BandOf(double age) => age switch
    {
        < 9 => ReadingBand.Under9,
        < 12 => ReadingBand.From9To11,
        < 15 => ReadingBand.From12To14,
        < 17 => ReadingBand.From15To16,
        _ => ReadingBand.Over16,
    };

    private static ReadingBand AimOf(Readers readers) => readers switch
    {
        Readers.EasyRead => ReadingBand.Under9,
        Readers.Professionals => ReadingBand.From15To16,
        _ => ReadingBand.From9To11,
    };
}
