using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Search;

/// <summary>A word of a search.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Word">Folded.</param>
/// <param name="Start">Where it stands in what was typed.</param>
internal sealed partial record TypedWord(string Text, string Word, int Start)
{
    // Words that questions are made of. They say nothing about which page answers.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "a", "about", "after", "all", "also", "am", "an", "and", "any", "anyone", "anything", "are", "arent", "as", "at", "be", "because", "been", "before", "being", "but", "by",
        "can", "cannot", "cant", "could", "couldnt", "did", "didnt", "do", "does", "doesnt", "doing", "dont", "each", "else", "ever", "find", "finds", "finding", "for", "from", "get", "gets", "getting",
        "go", "goes", "going", "got", "had", "has", "hasnt", "have", "havent", "having", "he", "her", "here", "him", "his", "how", "i", "id", "if", "ill", "im", "in", "into", "is", "isnt",
        "it", "its", "ive", "just", "know", "let", "like", "make", "many", "may", "me", "might", "more", "much", "must", "my", "no", "not", "now", "of", "off", "on", "one", "or", "our",
        "out", "please", "really", "she", "should", "so", "some", "someone", "something", "such", "take", "takes", "than", "that", "thats", "the", "their", "them", "then", "there",
        "these", "they", "theyre", "thing", "this", "those", "to", "too", "up", "us", "very", "want", "wants", "was", "we", "were", "what", "whats", "when", "where", "which", "while",
        "who", "whos", "why", "will", "with", "without", "wont", "would", "you", "your", "happen", "happens", "tell", "give", "gives", "given", "way", "near", "nearby", "around",
    };

    // Words that nearly every page of these sites could hold, whatever it is about.
    private static readonly HashSet<string> Light = new(StringComparer.Ordinal)
    {
        "age", "aged", "year", "years", "yr", "yrs", "old", "older", "month", "months", "help", "helping", "need", "needs", "support", "service", "services", "kid", "kids", "information", "info",
        "advice", "local", "people", "person", "use", "new", "long", "apply", "work", "working", "good", "best", "turn", "turns", "come", "comes", "looking", "look", "hard", "trouble", "struggle", "struggles", "struggling", "form", "forms", "team", "group",
    };

    /// <summary>Its stem.</summary>
    public string Stem { get; } = Stemmer.Stem(Word);

    /// <summary>Whether it was typed in capitals, as an abbreviation is.</summary>
    public bool IsCapitals { get; } = Text.Any(char.IsUpper) && !Text.Any(char.IsLower);

    /// <summary>Whether it is one of the words that questions are made of.</summary>
    public bool IsCommon => IsCommonWord(Word);

    /// <summary>Whether questions are made of a word.</summary>
    public static bool IsCommonWord(string word) => Common.Contains(word);

    /// <summary>Whether a question begins with it.</summary>
    public bool IsQuestion => Word is "what" or "how" or "who" or "when" or "where" or "why" or "can" or "does" or "do" or "is";

    /// <summary>Whether the search would mean much the same without it.</summary>
    public bool SaysLittle => IsCommon || Weight < 1;

    /// <summary>Whether it is made of figures.</summary>
    public bool IsNumber { get; } = Word.All(char.IsDigit);

    /// <summary>How much it says, beside how rare it is: postcodes and ages narrow, but the subject is what is looked for.</summary>
    public double Weight { get; } = Postcode().IsMatch(Word) ? 0.3 : Word.All(char.IsDigit) ? 0.5 : Light.Contains(Word) ? 0.4 : 1;

    [GeneratedRegex(@"^([a-z]{1,2}[0-9][0-9a-z]?([0-9][a-z]{2})?|[0-9][a-z]{2})$")]
    private static partial Regex Postcode();
}
