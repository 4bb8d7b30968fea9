using System.Text.RegularExpressions;
using LocalOfferCms.Core.Text;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>Letters that neither the page nor the glossary explains.</summary>
internal sealed partial class AbbreviationCheck : IContentCheck
{
    // Better known by their letters than by their words.
    private static readonly HashSet<string> Everyday = new(StringComparer.Ordinal)
    {
        "UK", "EU", "US", "USA", "GP", "GPs", "NHS", "PDF", "PDFs", "TV", "DVD", "BBC", "OK", "AM", "PM", "ID", "IT", "PE", "FAQ", "FAQs", "CV", "MP", "MPs", "VAT", "PC",
        "GCSE", "GCSEs", "URL", "QR", "SMS", "CD", "MOT", "PO", "BST", "GMT", "GOV", "HTML", "CSV", "HM", "UN", "VE", "AGM", "DIY", "RE", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
    };

    public IEnumerable<Finding> Find(CheckedPage page)
    {
        var glossary = GlossaryIndex.For(page.Site.Glossary);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var explained = new HashSet<string>(page.Passages.SelectMany(p => Explained(p.Passage.Text)), StringComparer.Ordinal);
        // A list of short forms has each in a cell, or as a term, of its own.
        explained.UnionWith(page.Passages.Where(p => p.Passage.Kind is PassageKind.Cell or PassageKind.Term).Select(p => Single(p.Passage.Text.Trim())));
        foreach (var (text, passage) in page.Passages.Where(p => p.Text.Role != TextRole.Title && !IsShouting(p.Passage.Text)))
        {
            foreach (var word in passage.Sentences.SelectMany(sentence => sentence.Words))
            {
                var letters = Letters(word.Text);
                if (IsAbbreviation(letters) && !Everyday.Contains(letters) && !explained.Contains(Single(letters)) && seen.Add(Single(letters))
                    && !page.KnownWords.Contains(letters.ToLowerInvariant()) && !IsInGlossary(glossary, letters) && !IsPartOfTerm(glossary, passage.Text, word.Start))
                {
                    yield return text.At(passage, word.Start, letters.Length, "Abbreviation", FindingSeverity.Should,
                        $"'{letters}' is explained neither here nor in the glossary.",
                        $"Write it in full where it is first used, with '({Single(letters)})' behind it, or add it to the glossary.");
                }
            }
        }
    }

    private static bool IsAbbreviation(string word) => Abbreviation().IsMatch(word);

    private static bool IsInGlossary(GlossaryIndex glossary, string word) => glossary.Find(word).Count > 0 || glossary.Find(Single(word)).Count > 0;

    // "SEND" within "SEND Information, Advice and Support Service" is explained with it.
    private static bool IsPartOfTerm(GlossaryIndex glossary, string text, int at) => glossary.Find(text).Exists(match => match.Start <= at && at < match.End);

    private static bool IsShouting(string text) => text.Length > 12 && !text.Any(char.IsLower);

    private static string Single(string word) => word.Length > 2 && word[^1] == 's' ? word[..^1] : word;

    private static string Letters(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    /// <summary>"special educational needs co-ordinator (SENCO)", or "SENCO (special educational …)" and "SENCO stands for".</summary>
    private static IEnumerable<string> Explained(string text) =>
        InBrackets().Matches(text).Concat(BeforeBrackets().Matches(text)).Select(match => Single(match.Groups[1].Value));

    [GeneratedRegex("^(?:[A-Z]{2,6}s?|[A-Z][a-z]?[A-Z]{1,4}s?)$")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"[\p{L}’'-]{3,}\s*\((?:the\s|known as\s|or\s|called\s|sometimes\s)*[‘'“""]?([A-Z][A-Za-z]{1,6})\b")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"\b([A-Z][A-Za-z]{1,6}) (?:\(\p{L}{3,}|stands for|is short for|means|,? or [a-z])")]
    private static partial Regex BeforeBrackets();
}
