namespace LocalOfferCms.Core.Search;

/// <summary>What a document's words become in the full-text index: stems in their order, then the title's and the summary's once more, each with a
/// mark before it. So "in the title" is a token like any other: no database need look into the places of a common word to know who has it there.</summary>
public static class IndexTokens
{
    // These three are no letters of a folded word: folding turns them into plain figures.
    private const char Title = '¹';
    private const char Summary = '²';
    private const string Barrier = "ª";

    // PostgreSQL refuses to index more than a megabyte of one page. This is a book of 50,000 words.
    private const int LongestText = 300_000;
    private const int LongestWord = 30;
    private const int MostWords = 5_000;

    /// <summary>All tokens of a document, in order. No phrase reaches from one field into the next.</summary>
    public static List<string> Of(SearchDocument document)
    {
        var (title, summary) = (Words.StemsOf(document.Title), Words.StemsOf(document.Summary));
        return [.. title, Barrier, .. summary, Barrier, .. Words.StemsOf(Text(document.Body)), Barrier, .. title.Select(InTitle), Barrier, .. summary.Select(InSummary)];
    }

    /// <summary>The different words of a document as they are written, for the council's vocabulary.</summary>
    public static string Vocabulary(SearchDocument document) => string.Join(' ',
        Words.Of(document.Title).Concat(Words.Of(document.Summary)).Concat(Words.Of(Text(document.Body)))
            .Where(word => word.Length is > 1 and <= LongestWord && !word.Any(char.IsDigit)).Distinct(StringComparer.Ordinal).Take(MostWords));

    /// <summary>A text as every database can store it.</summary>
    public static string Text(string text) => Words.Storable(text, LongestText);

    /// <summary>A stem as it is in the title.</summary>
    internal static string InTitle(string stem) => Title + stem;

    /// <summary>A stem as it is in the summary.</summary>
    internal static string InSummary(string stem) => Summary + stem;
}
