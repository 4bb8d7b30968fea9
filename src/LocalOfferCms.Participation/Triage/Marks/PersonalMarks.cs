using LocalOfferCms.Core.Text.Names;

namespace LocalOfferCms.Participation.Triage.Marks;

/// <summary>Finds where a text may tell who somebody is. It helps the officer's eye and decides nothing: it marks too much rather than too little.</summary>
internal static class PersonalMarks
{
    /// <summary>The marks in their order; none overlaps another.</summary>
    public static IReadOnlyList<Mark> Find(string text)
    {
        // What is sure goes first: a number that is somebody's NHS number is not a telephone number too.
        var found = new List<Mark>();
        foreach (var mark in Numbers.Find(text).Concat(PersonNames.Find(text).Select(n => new Mark(MarkKind.Name, n.Start, n.Words))).Concat(Together.Find(text)))
        {
            if (!found.Exists(other => mark.Start < other.End && other.Start < mark.End))
            {
                found.Add(mark);
            }
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>The text without what a mark points at, wherever the same words stand; as it was when they are not there.</summary>
    public static string TakeOut(string text, MarkKind kind, string words)
    {
        if (words.Length == 0)
        {
            return text;
        }

        var placeholder = new Mark(kind, 0, words).Placeholder;
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var end = at + words.Length;
            var whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            text = whole ? text[..at] + placeholder + text[end..] : text;
            at = text.IndexOf(words, at + (whole ? placeholder.Length : 1), StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
