namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>Headings are how readers find their way, and for somebody who listens the only way to skip.</summary>
internal sealed class HeadingCheck : IContentCheck
{
    private const int LongestFake = 12;

    public IEnumerable<Finding> Find(CheckedPage page) => page.Texts.SelectMany(Find);

    private static IEnumerable<Finding> Find(CheckedText text)
    {
        var level = 0;
        foreach (var passage in text.Passages)
        {
            if (passage.Kind == PassageKind.Heading)
            {
                if (string.IsNullOrWhiteSpace(passage.Text))
                {
                    yield return text.At(passage, 0, passage.Text.Length, "Heading", FindingSeverity.MustFix, "A heading has no words.", "Give it words, or remove it.");
                    continue;
                }

                if (level > 0 && passage.Level > level + 1)
                {
                    yield return text.At(passage, 0, passage.Text.Length, "HeadingOrder", FindingSeverity.Should,
                        $"The heading '{passage.Text}' skips a level: it is a level {passage.Level} below a level {level}.",
                        $"Make it a level {level + 1} heading ({new string('#', level + 1)}).");
                }

                level = passage.Level;
            }
            else if (IsFake(passage))
            {
                yield return text.At(passage, 0, passage.Text.Length, "FakeHeading", FindingSeverity.Should,
                    $"'{passage.Text}' looks like a heading but is a line in bold.", "If it is a heading, begin the line with ## and remove the bold.");
            }
        }
    }

    /// <summary>A short line in bold of its own; one that ends like a sentence is meant as one.</summary>
    private static bool IsFake(Passage passage) =>
        passage is { IsAllBold: true, Kind: PassageKind.Paragraph, Box: "", Links.Count: 0, Sentences: [var only] }
        && only.Words.Count <= LongestFake && passage.Text.TrimEnd()[^1] is not ('.' or '!' or ':' or ',' or ';');
}
