namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>A page that is harder than its readers need.</summary>
internal sealed class ReadingAgeCheck : IContentCheck
{
    public IEnumerable<Finding> Find(CheckedPage page)
    {
        if (page.Reading is not { Above: > 0 } reading || page.Texts.FirstOrDefault(t => t.Role == TextRole.Body) is not { } body)
        {
            yield break;
        }

        var hard = reading.HardWords.Count > 0 ? $" Long words: {string.Join(", ", reading.HardWords)}." : "";
        var sentences = reading.LongSentences.Count > 0 ? $" The longest sentence begins '{Beginning(reading.LongSentences[0])}'." : "";
        yield return body.Whole("ReadingAge", reading.Above > 1 ? FindingSeverity.Should : FindingSeverity.Hint,
            $"The page reads like a text for {ReadingLevel.NameOf(reading.Band)}. Its readers need {ReadingLevel.NameOf(reading.Aim)}.{hard}{sentences}",
            "Use shorter sentences and everyday words. Words in the glossary are not counted.");
    }

    private static string Beginning(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 8 ? sentence : string.Join(' ', words.Take(8)) + " …";
    }
}
